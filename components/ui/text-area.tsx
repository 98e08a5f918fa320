import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from '@/components/ui/class-names'
import { controlStyle, describedBy, Field, type FieldTexts } from '@/components/ui/field'

type TextAreaProps = ComponentProps<'textarea'> & FieldTexts & { aside?: ReactNode }

/** Several lines; grows with what is written where the browser can. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, optional, aside, className, id: givenId, rows = 4, ...rest } = props
  const ownId = useId()
  const id = givenId ?? ownId
  return (
    <Field {...{ id, label, hint, error, className, aside }} optional={optional ?? false}>
      <textarea
        rows={rows}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={classNames(controlStyle, 'field-sizing-content min-h-28 resize-y py-3')}
      />
    </Field>
  )
}
