import { Check } from 'lucide'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from '@/components/ui/class-names'
import { describedBy } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string
}

export function Checkbox({ label, hint, error, className, id: givenId, ...rest }: CheckboxProps) {
  const ownId = useId()
  const id = givenId ?? ownId
  return (
    <div className={className}>
      <label htmlFor={id} className="flex min-h-11 items-center gap-3 text-sm">
        <span className="relative inline-flex size-6 shrink-0">
          <input
            {...rest}
            type="checkbox"
            id={id}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, { hint, error })}
            className={classNames(
              'peer size-6 appearance-none rounded-xs border border-line-strong bg-surface transition-colors',
              'checked:border-paprika checked:bg-paprika hover:border-ink aria-invalid:border-danger',
            )}
          />
          <Icon
            of={Check}
            className="pointer-events-none absolute inset-1 size-4 stroke-[3] text-on-paprika opacity-0 peer-checked:opacity-100"
          />
        </span>
        <span>{label}</span>
      </label>
      {error ? (
        <p id={`${id}-error`} className="pl-9 font-medium text-danger-ink text-sm">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="-mt-2 pl-9 text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
