import 'server-only'
import { AppError } from '@/lib/core/errors'
import { freshProofMs } from './lifetimes'
import type { Actor } from './schema'

/**
 * For what somebody at a desk that was left alone must not be able to do: the actor has signed in or proved again who
 * they are within the last minutes (ASVS 7.5.1, 7.5.2, R25, R39).
 *
 * @throws AppError `proof_required`
 */
export function requireFreshProof(actor: Actor, nowMs = Date.now()): void {
  if (nowMs - actor.provedAtMs > freshProofMs) throw new AppError('proof_required')
}
