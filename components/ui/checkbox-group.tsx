import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'

type CheckboxGroupProps = {
  name: string
  legend: string
  hint?: ReactNode
  /** What is sent, and what it is called. */
  options: Record<string, string>
  ticked: readonly string[]
}

/** Any number of a fixed list. Uncontrolled: the form is read when it is sent. */
export function CheckboxGroup({ name, legend, hint, options, ticked }: CheckboxGroupProps) {
  return (
    <fieldset>
      <legend className="font-semibold text-sm">{legend}</legend>
      {hint ? <p className="mt-1 text-ink-soft text-sm">{hint}</p> : null}
      <div className="mt-1 grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        {Object.entries(options).map(([value, label]) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            defaultChecked={ticked.includes(value)}
          />
        ))}
      </div>
    </fieldset>
  )
}
