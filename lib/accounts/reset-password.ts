import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { endEverySession } from '@/lib/auth/end-every-session'
import { notifyOwner } from '@/lib/auth/notify-owner'
import { hashPassword } from '@/lib/auth/password'
import { refuseGuessablePassword } from '@/lib/auth/password-policy/check-new-password'
import { AppError } from '@/lib/core/errors'
import { fingerprintOf } from './fingerprint'
import { followLink } from './follow-link'
import { hashLinkToken } from './link-token'
import { findLink, findPerson, markEmailVerified, setPassword } from './repository'
import type { ResetInput } from './schema'

/**
 * Sets a new password by a link out of a mail and signs every device out. Signs nobody in: the link proves the mailbox, and
 * a planted one must not put somebody into a stranger's account (login CSRF). It does prove the address, so that is
 * confirmed as well.
 *
 * @throws AppError `link_expired` for a link that is unknown, used, too old, of a disabled user, or from before the password
 *   or the address was changed; `validation_failed` for a password that is easy to guess; `busy`, `db_unavailable`
 */
export async function resetPassword({ token, password }: ResetInput, visitor: Visitor): Promise<void> {
  // Asked before hashing, and before the transaction, whose connections are few.
  const seen = await findLink(hashLinkToken(token), ['RESET_PASSWORD'])
  const owner = seen?.userId ? await findPerson(seen.userId) : null
  if (!owner) throw new AppError('link_expired')
  refuseGuessablePassword({ password, email: owner.email, displayName: owner.displayName })
  const hash = await hashPassword(password)
  const { userId, email } = await followLink(token, ['RESET_PASSWORD'], async (tx, { link, person }) => {
    if (!person || link.fingerprint !== fingerprintOf(person)) throw new AppError('link_expired')
    await setPassword(tx, person.userId, hash)
    await markEmailVerified(tx, person.userId)
    return person
  })
  await endEverySession(userId, 'password')
  await recordAuthEvent({ event: 'password_reset', outcome: 'ok', userId }, visitor)
  notifyOwner(email, { what: 'password_reset' }, visitor)
}
