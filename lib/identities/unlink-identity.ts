import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { notifyOwner } from '@/lib/auth/notify-owner'
import { requireFreshProof } from '@/lib/auth/require-fresh-proof'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { providerOfKey } from './identity-key'
import { isOffered, nameOfKey } from './list-providers'
import { hasWayIn } from './policy'
import { deleteIdentities, findWaysIn, withUserLocked } from './repository'
import type { ProviderId } from './schema'

/**
 * Takes a service away from the actor's account. Sessions that were opened with it go on; they are in the device list.
 *
 * @throws AppError `proof_required`, `not_found` when it is not linked, `last_way_in` when nothing to sign in with would be
 *   left, `db_unavailable`
 */
export async function unlinkIdentity(actor: Actor, provider: ProviderId, visitor: Visitor): Promise<void> {
  requireFreshProof(actor)
  const { userId, sessionId: sid, email } = actor
  const removed = await withUserLocked(userId, async (tx) => {
    const { providers, ...others } = await findWaysIn(tx, userId)
    const going = providers.filter((key) => providerOfKey(key) === provider)
    if (going.length === 0) throw new AppError('not_found')
    const staying = providers.filter((key) => !going.includes(key) && isOffered(key))
    if (!hasWayIn({ ...others, identities: staying.length })) throw new AppError('last_way_in')
    await deleteIdentities(tx, userId, going)
    return going
  })
  await recordAuthEvent({ event: 'identity_unlink', outcome: 'ok', reason: provider, userId, sid }, visitor)
  for (const key of removed) notifyOwner(email, { what: 'identity_unlinked', name: nameOfKey(key) }, visitor)
}
