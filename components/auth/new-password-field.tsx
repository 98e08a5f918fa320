import { type ComponentProps, useState } from 'react'
import { PasswordField } from '@/components/auth/password-field'
import { PasswordStrengthMeter } from '@/components/auth/password-strength-meter'
import { usePasswordStrength } from '@/components/auth/use-password-strength'

type NewPasswordFieldProps = Omit<ComponentProps<typeof PasswordField>, 'hint' | 'autoComplete'> & {
  /** What stands in the field now: the field itself belongs to the form. */
  typed: string
  /** What a guesser knows: name, e-mail. */
  personal: readonly string[]
}

const firstHint = 'At least 12 characters. A few words in a row work well.'

/** Safari and others make passwords by it. Not `maxlength`, which would cut a longer one short without a word. */
const forManagers = { passwordrules: 'minlength: 12; maxlength: 128; allowed: ascii-printable;' }

/** A password that is being chosen: shows how hard it is to guess, and takes whatever a password manager fills in. */
export function NewPasswordField({ typed, personal, onFocus, ...props }: NewPasswordFieldProps) {
  const [isTouched, setIsTouched] = useState(false)
  const strength = usePasswordStrength(typed, personal, isTouched || typed !== '')
  return (
    <PasswordField
      {...props}
      {...forManagers}
      autoComplete="new-password"
      onFocus={(event) => {
        setIsTouched(true)
        onFocus?.(event)
      }}
      hint={
        <>
          <PasswordStrengthMeter level={strength?.level ?? null} />
          {props.error ? null : (strength?.advice ?? firstHint)}
        </>
      }
    />
  )
}
