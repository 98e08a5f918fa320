import 'server-only'
import { logAuthEvent } from '@/lib/audit/log-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { hashPassword } from '@/lib/auth/password'
import { refuseGuessablePassword } from '@/lib/auth/password-policy/check-new-password'
import type { RegisterInput } from '@/lib/auth/schema'
import { renderMail } from '@/lib/mail/render-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { checkLimit } from '@/lib/rate-limit/check-limit'
import { afterAnswer } from './after-answer'
import type { PendingRegistration } from './complete-registration'
import { alreadyRegisteredLetter, registerLetter } from './letters'
import { findPersonByEmail } from './repository'
import { sendLink } from './send-link'

/**
 * Keeps a registration until the link in the mail is followed: only who reads the mailbox can open an account with its
 * address, so nobody can take it beforehand and wait for its owner. One who has an account is told so by mail. For both the
 * same limits, one hash and one look-up before the answer (R31).
 *
 * @throws AppError `validation_failed` for a password that is easy to guess, `rate_limited`, `busy`, `db_unavailable`
 */
export async function requestRegistration(input: RegisterInput, visitor: Visitor): Promise<void> {
  const { email, displayName, role, partnerName } = input
  refuseGuessablePassword({ password: input.password, email, displayName })
  await checkLimit('mail.account', email)
  const passwordHash = await hashPassword(input.password)
  const known = await findPersonByEmail(email)
  const reason = known ? 'taken' : 'asked'
  logAuthEvent({ event: 'register', outcome: known ? 'refused' : 'ok', reason }, visitor)
  if (known?.disabled) return
  if (known) {
    sendMail(renderMail(email, alreadyRegisteredLetter()))
    return
  }
  const partner = partnerName === undefined ? {} : { partnerName }
  const payload: PendingRegistration = { displayName, role, passwordHash, ...partner }
  afterAnswer('registration link', () =>
    sendLink({ kind: 'REGISTER', userId: null, email, payload }, registerLetter),
  )
}
