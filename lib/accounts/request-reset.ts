import 'server-only'
import { logAuthEvent } from '@/lib/audit/log-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { checkLimit } from '@/lib/rate-limit/check-limit'
import { afterAnswer } from './after-answer'
import { fingerprintOf } from './fingerprint'
import { noPasswordLetter, resetLetter } from './letters'
import { findOtherWaysIn, findPersonByEmail, type Person } from './repository'
import type { ForgotInput } from './schema'
import { sendLink } from './send-link'

async function mailLink(person: Person): Promise<void> {
  const { userId, email, hash } = person
  const letter = hash === null ? noPasswordLetter(email, await findOtherWaysIn(userId)) : resetLetter(email)
  await sendLink({ kind: 'RESET_PASSWORD', userId, email, fingerprint: fingerprintOf(person) }, letter)
}

/**
 * Mails a link for a new password, where there is an account. Whoever asks gets the same answer after the same limits and
 * the same one look-up; the rest comes after the answer (R31). A disabled account gets no mail.
 *
 * @throws AppError `rate_limited` (charged for addresses without an account too), `busy`, `db_unavailable`
 */
export async function requestReset({ email }: ForgotInput, visitor: Visitor): Promise<void> {
  await checkLimit('mail.account', email)
  const person = await findPersonByEmail(email)
  const reason = !person ? 'unknown' : person.disabled ? 'disabled' : 'asked'
  const outcome = reason === 'asked' ? 'ok' : 'refused'
  const userId = person ? { userId: person.userId } : {}
  logAuthEvent({ event: 'password_reset', outcome, reason, ...userId }, visitor)
  if (person && !person.disabled) afterAnswer('reset link', () => mailLink(person))
}
