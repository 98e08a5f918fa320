import 'server-only'
import { deviceLabel } from '@/lib/audit/device-label'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { notifyOwner } from '@/lib/auth/notify-owner'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { withTransaction } from '@/lib/platform/db'
import { checkAttestation } from './check-attestation'
import { refuseMorePasskeys } from './refuse-more-passkeys'
import { insertPasskey, lockAndCount } from './repository'
import type { AddPasskeyInput, PasskeyDto } from './schema'

/**
 * Adds the passkey that the actor's device has just made. That they proved who they are was checked when the challenge was
 * given out, to this session and nobody else.
 *
 * @throws AppError `passkey_refused`, `identity_taken`, `validation_failed` at ten, `sessions_unavailable`,
 *   `db_unavailable`
 */
export async function addPasskey(
  actor: Actor,
  { response, name: wanted }: AddPasskeyInput,
  visitor: Visitor,
): Promise<PasskeyDto> {
  const { userId, sessionId, email } = actor
  const credential = await checkAttestation(response, { purpose: 'add', userId, sessionId })
  if (!credential)
    throw new AppError('passkey_refused', { message: 'We could not take that passkey. Please try again.' })
  const name = wanted ?? deviceLabel(visitor.userAgent)
  const passkey = await withTransaction(async (tx) => {
    refuseMorePasskeys(await lockAndCount(tx, userId))
    return insertPasskey(tx, { ...credential, userId, name })
  })
  await recordAuthEvent(
    { event: 'passkey_add', outcome: 'ok', reason: name, userId, sid: sessionId },
    visitor,
  )
  notifyOwner(email, { what: 'passkey_added', name }, visitor)
  return passkey
}
