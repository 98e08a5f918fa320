import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { AuthEventKind, Visitor } from '@/lib/audit/schema'
import { AppError } from '@/lib/core/errors'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import { verifyPassword } from './password'
import type { Actor } from './schema'

type Check = { hash: string | null; password: string; forWhat: AuthEventKind }

/**
 * Compares what a signed-in person gave as their password with what is stored: charged before the hash, refunded when it
 * is right, so that only guesses at a desk that was left alone use the limit up (R41).
 *
 * @throws AppError `invalid_credentials`, `rate_limited`, `busy`
 */
export async function checkCurrentPassword(
  { userId, sessionId: sid }: Actor,
  { hash, password, forWhat }: Check,
  visitor: Visitor,
): Promise<void> {
  await checkLimit('proof.user', userId)
  const matches = await verifyPassword(hash, password)
  if (!matches) {
    await recordAuthEvent({ event: forWhat, outcome: 'refused', reason: 'password', userId, sid }, visitor)
    throw new AppError('invalid_credentials', { message: 'That is not your password.' })
  }
  await refundLimit('proof.user', userId)
}
