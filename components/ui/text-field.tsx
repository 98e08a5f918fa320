import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from '@/components/ui/class-names'
import { controlStyle, describedBy, Field, type FieldTexts } from '@/components/ui/field'

type TextFieldProps = ComponentProps<'input'> & FieldTexts & { trailing?: ReactNode; aside?: ReactNode }

/** One line of text. `trailing` sits inside the right edge (at most 44 px: a toggle, a unit). */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, optional, trailing, aside, className, id: givenId, ...rest } = props
  const ownId = useId()
  const id = givenId ?? ownId
  return (
    <Field {...{ id, label, hint, error, className, aside }} optional={optional ?? false}>
      <div className="relative">
        <input
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={classNames(controlStyle, 'h-12', Boolean(trailing) && 'pr-14')}
        />
        {trailing ? <div className="absolute inset-y-0 right-0.5 flex items-center">{trailing}</div> : null}
      </div>
    </Field>
  )
}
