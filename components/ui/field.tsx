import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

export const controlStyle =
  'w-full rounded-md border border-line-strong bg-surface px-4 text-base text-ink placeholder:text-ink-soft ' +
  'transition-colors hover:border-ink aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger disabled:opacity-55'

export type FieldTexts = {
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** "Optional" beside the label; required is the rule and is not marked. */
  optional?: boolean
}

type FieldProps = FieldTexts & {
  id: string
  className?: string | undefined
  aside?: ReactNode
  children: ReactNode
}

/** The ids that a control names in `aria-describedby`; the error comes first because it is what is wanted. */
export function describedBy(id: string, { hint, error }: Pick<FieldTexts, 'hint' | 'error'>) {
  return classNames(error && `${id}-error`, Boolean(hint) && `${id}-hint`) || undefined
}

/** Label above, hint and error below. `aside` sits at the right of the label row (a counter, a link). */
export function Field({ id, label, hint, error, optional, aside, className, children }: FieldProps) {
  return (
    <div className={classNames('grid gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-semibold text-sm">
          {label}
          {optional ? <span className="ml-1 font-normal text-ink-soft"> (optional)</span> : null}
        </label>
        {aside}
      </div>
      {children}
      {error ? (
        <p id={`${id}-error`} className="flex gap-1.5 font-medium text-danger-ink text-sm">
          <span aria-hidden="true">!</span>
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
