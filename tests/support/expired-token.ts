import { generateAccessToken, verifyAccessToken } from '@/lib/auth/tokens'
import { hourMs } from '@/lib/core/time'
import type { Browser } from './browser'

/** The access token that this browser had an hour ago. */
export async function expiredAccessToken(browser: Browser): Promise<string> {
  const verified = await verifyAccessToken(browser.cookies.get('at') ?? '')
  if (verified.state === 'invalid') throw new Error('no access token')
  const { sub, sid, g, role, ep } = verified.claims
  const { token } = await generateAccessToken({
    userId: sub,
    sessionId: sid,
    generation: g,
    role,
    epoch: ep,
    nowMs: Date.now() - hourMs,
    absoluteEndMs: Date.now() + hourMs,
  })
  return token
}
