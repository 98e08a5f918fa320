import type { ComponentProps } from 'react'
import { classNames } from '@/components/ui/class-names'

type SegmentedProps<Value extends string> = Omit<ComponentProps<'fieldset'>, 'onChange'> & {
  legend: string
  name: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onValueChange: (value: Value) => void
}

/** A few choices of which one holds. Real radio buttons underneath: arrows move, forms see them. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { legend, name, options, value, onValueChange, className, ...rest } = props
  return (
    <fieldset {...rest} className={classNames('inline-flex rounded-full bg-sunken p-1', className)}>
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={classNames(
            'flex min-h-11 items-center rounded-full px-4 font-semibold text-ink-soft text-sm transition-colors hover:text-ink',
            'has-checked:bg-surface has-checked:text-ink has-checked:shadow-raised',
            'has-focus-visible:outline-3 has-focus-visible:outline-focus',
          )}
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
