import 'server-only'
import { AppError } from '@/lib/core/errors'
import { isPredictable } from '@/lib/core/guesses/is-predictable'
import { plainForm } from '@/lib/core/guesses/plain-form'
import { isTooLittle, withoutContext } from '@/lib/core/guesses/without-context'
import { isListedOrDerived } from './is-derived'

const wayOut = 'A few words in a row work well.'

export type NewPassword = { password: string; email: string; displayName: string }

function isContext(plain: string, about: readonly string[]): boolean {
  return withoutContext(plain, about).some(
    (left) => isTooLittle(left) || isListedOrDerived(left) || isPredictable(left),
  )
}

/**
 * Looks for what a guesser tries first: an entry of a common list (ASVS 6.2.4), words about the person or the app (6.2.11), runs and
 * repetitions (R34). Length is for the schema. No strength score: a good passphrase must never depend on a formula. Pure and offline.
 *
 * @returns what to tell the person, or null when the password may be used
 */
export function checkNewPassword({ password, email, displayName }: NewPassword): string | null {
  const plain = plainForm(password)
  if (isListedOrDerived(plain)) return `That password is on a list of common ones. ${wayOut}`
  if (isPredictable(plain)) return `That password mostly repeats itself or runs along the keyboard. ${wayOut}`
  if (isContext(plain, [email, displayName]))
    return `That password is mostly a name: yours, your e-mail's or ours. ${wayOut}`
  return null
}

/**
 * @param field the field of the form that holds the password
 * @throws AppError `validation_failed` on that field
 */
export function refuseGuessablePassword(candidate: NewPassword, field = 'password'): void {
  const problem = checkNewPassword(candidate)
  if (problem !== null) throw new AppError('validation_failed', { fields: { [field]: [problem] } })
}
