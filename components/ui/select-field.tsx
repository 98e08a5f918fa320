import { ChevronDown } from 'lucide'
import { type ComponentProps, useId } from 'react'
import { classNames } from '@/components/ui/class-names'
import { controlStyle, describedBy, Field, type FieldTexts } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'

/** One of several; the phone's own list opens. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: ComponentProps<'select'> & FieldTexts) {
  const id = useId()
  return (
    <Field {...{ id, label, hint, error, className }} optional={optional ?? false}>
      <div className="relative">
        <select
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={classNames(controlStyle, 'h-12 appearance-none pr-11')}
        />
        <Icon
          of={ChevronDown}
          className="pointer-events-none absolute inset-y-0 right-3.5 my-auto size-5 text-ink-soft"
        />
      </div>
    </Field>
  )
}
