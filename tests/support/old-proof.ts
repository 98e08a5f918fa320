import { freshProofMs } from '@/lib/auth/lifetimes'
import { verifyAccessToken } from '@/lib/auth/tokens'
import { redis } from '@/lib/platform/redis'
import type { Browser } from './browser'
import { keysOf } from './sessions'

/** Who this browser is signed in as, and in which session. */
export async function sessionOf(browser: Browser): Promise<{ userId: string; sessionId: string }> {
  const verified = await verifyAccessToken(browser.cookies.get('at') ?? '')
  if (verified.state === 'invalid') throw new Error('no access token')
  return { userId: verified.claims.sub, sessionId: verified.claims.sid }
}

/** Makes the last proof of this browser's session as old as it may be and a second more, as time would. */
export async function ageProof(browser: Browser): Promise<void> {
  const { userId, sessionId } = await sessionOf(browser)
  const provedAtMs = Date.now() - freshProofMs - 1_000
  await (await redis()).hset(keysOf(userId, sessionId).session, 'prf', String(provedAtMs))
}
