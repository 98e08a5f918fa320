import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { endEverySession } from './end-every-session'
import { bumpEpoch } from './repository'
import { requireFreshProof } from './require-fresh-proof'
import type { Actor } from './schema'

/**
 * Signs every device of the actor out, this one too. The epoch goes up first: it ends sessions that no list knows any
 * more, such as those of a Redis that was rolled back (R22, R24).
 *
 * @throws AppError `proof_required`, `db_unavailable`
 */
export async function revokeAllSessions(actor: Actor, visitor: Visitor): Promise<void> {
  requireFreshProof(actor)
  const { userId, sessionId: sid } = actor
  await bumpEpoch(userId)
  await endEverySession(userId, 'device_list')
  await recordAuthEvent({ event: 'revoke', outcome: 'ok', reason: 'everywhere', userId, sid }, visitor)
}
