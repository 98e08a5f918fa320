import 'server-only'
import { logAuthEvent } from '@/lib/audit/log-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { checkCurrentPassword } from '@/lib/auth/check-current-password'
import { notifyOwner } from '@/lib/auth/notify-owner'
import { requireFreshProof } from '@/lib/auth/require-fresh-proof'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { renderMail } from '@/lib/mail/render-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { checkLimit } from '@/lib/rate-limit/check-limit'
import { afterAnswer } from './after-answer'
import { fingerprintOf } from './fingerprint'
import { addressTakenLetter, changeEmailLetter } from './letters'
import { findPerson, findPersonByEmail, type Person } from './repository'
import type { ChangeEmailInput } from './schema'
import { sendLink } from './send-link'

const unchanged = { fields: { email: ['That is your e-mail already.'] } }

async function mailNewAddress(person: Person, email: string): Promise<void> {
  const owner = await findPersonByEmail(email)
  if (!owner) {
    const fingerprint = fingerprintOf(person)
    await sendLink({ kind: 'CHANGE_EMAIL', userId: person.userId, email, fingerprint }, changeEmailLetter)
  } else if (!owner.disabled) sendMail(renderMail(email, addressTakenLetter()))
}

/**
 * Starts moving the actor to another address: a link to the new one, word to the old one at once (R39, ASVS 6.3.7). An
 * address that has an account gets the same answer, and its owner a mail (R31).
 *
 * @throws AppError `validation_failed`, `invalid_credentials`, `proof_required`, `rate_limited`, `busy`, `db_unavailable`
 */
export async function requestEmailChange(
  actor: Actor,
  { email, currentPassword }: ChangeEmailInput,
  visitor: Visitor,
): Promise<void> {
  const { userId, sessionId: sid } = actor
  const person = await findPerson(userId)
  if (!person) throw new AppError('session_ended')
  if (currentPassword === undefined) requireFreshProof(actor)
  else
    await checkCurrentPassword(
      actor,
      { hash: person.hash, password: currentPassword, forWhat: 'email_change' },
      visitor,
    )
  if (email === person.email) throw new AppError('validation_failed', unchanged)
  // By person too: somebody signed in must not be able to send mails to the whole world.
  await checkLimit('mail.account', userId)
  await checkLimit('mail.account', email)
  logAuthEvent({ event: 'email_change', outcome: 'ok', reason: 'asked', userId, sid }, visitor)
  afterAnswer('e-mail change link', () => mailNewAddress(person, email))
  notifyOwner(person.email, { what: 'email_change_asked', email }, visitor)
}
