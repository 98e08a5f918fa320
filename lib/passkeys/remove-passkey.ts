import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { notifyOwner } from '@/lib/auth/notify-owner'
import { type IsOffered, removeWayIn } from '@/lib/auth/remove-way-in'
import { requireFreshProof } from '@/lib/auth/require-fresh-proof'
import type { Actor } from '@/lib/auth/schema'
import { deleteOwnPasskey } from './repository'

/**
 * Removes one of the actor's passkeys: it opens the account no more, though the device may keep its half.
 *
 * @param isOffered which services would still open the account
 * @throws AppError `proof_required`, `not_found` for somebody else's too, `last_way_in`, `db_unavailable`
 */
export async function removePasskey(
  actor: Actor,
  passkeyId: string,
  visitor: Visitor,
  isOffered: IsOffered,
): Promise<void> {
  requireFreshProof(actor)
  const { userId, sessionId, email } = actor
  const name = await removeWayIn(userId, isOffered, (tx) => deleteOwnPasskey(tx, userId, passkeyId))
  await recordAuthEvent(
    { event: 'passkey_remove', outcome: 'ok', reason: name, userId, sid: sessionId },
    visitor,
  )
  notifyOwner(email, { what: 'passkey_removed', name }, visitor)
}
