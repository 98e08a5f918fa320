import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { notifyOwner } from '@/lib/auth/notify-owner'
import { requireFreshProof } from '@/lib/auth/require-fresh-proof'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { type BrokerClaims, labelOf } from './claims'
import { providerOfKey } from './identity-key'
import { isOffered, nameOfKey } from './list-providers'
import { findOwner, findWaysIn, insertIdentity, withUserLocked } from './repository'
import { claimOnce, takeLinkIntent } from './single-use'

/** @returns whether it is new to the actor */
async function addTo(userId: string, claims: BrokerClaims): Promise<boolean> {
  const { provider, providerAccountId } = claims
  return withUserLocked(userId, async (tx) => {
    const owner = await findOwner(claims)
    if (owner === userId) return false
    if (owner !== null) throw new AppError('identity_taken')
    const { providers } = await findWaysIn(tx, userId)
    if (providers.includes(provider))
      throw new AppError('identity_taken', {
        message: `Another ${nameOfKey(provider)} account is linked already. Unlink it first.`,
      })
    await insertIdentity(tx, { provider, providerAccountId, userId, label: labelOf(claims) })
    return true
  })
}

/**
 * Adds what the broker vouches for to the actor's account, whatever e-mail it has: the actor is signed in, has freshly
 * proved who they are, and asked for it in this very session.
 *
 * @throws AppError `unauthenticated`, `proof_required` (both leave the claims good), `oauth_refused` for claims that are
 *   missing, used, or that nobody asked for, `identity_taken`, `db_unavailable`, `sessions_unavailable`
 */
export async function linkIdentity(
  claims: BrokerClaims | null,
  actor: Actor | null,
  visitor: Visitor,
): Promise<void> {
  if (!actor) throw new AppError('unauthenticated')
  requireFreshProof(actor)
  const { userId, sessionId: sid, email } = actor
  if (!claims || !isOffered(claims.provider)) throw new AppError('oauth_refused')
  const provider = providerOfKey(claims.provider)
  if (!(await takeLinkIntent(sid, provider)) || !(await claimOnce(claims.jti)))
    throw new AppError('oauth_refused')
  const event = { event: 'identity_link', userId, sid } as const
  try {
    if (!(await addTo(userId, claims))) return
  } catch (error) {
    if (error instanceof AppError && error.code === 'identity_taken')
      await recordAuthEvent({ ...event, outcome: 'refused', reason: provider }, visitor)
    throw error
  }
  await recordAuthEvent({ ...event, outcome: 'ok', reason: provider }, visitor)
  notifyOwner(email, { what: 'identity_linked', name: nameOfKey(claims.provider) }, visitor)
}
