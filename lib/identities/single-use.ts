import 'server-only'
import { minuteMs } from '@/lib/core/time'
import { redis } from '@/lib/platform/redis'
import type { ProviderId } from './schema'

/** Longer than any token of the broker lives, its tolerance for clocks included. */
const rememberedMs = 10 * minuteMs
/** From "Link" to the answer of the provider. */
const linkIntentMs = 15 * minuteMs

const usedKey = (jti: string) => `oauth:used:${jti}`
const intentKey = (sessionId: string) => `oauth:link:${sessionId}`

/**
 * Uses a token of the broker up. Of twenty posts with the same one, one is told true (R73).
 *
 * @throws the client's error when Redis does not answer, see `isRedisUnavailable`
 */
export async function claimOnce(jti: string): Promise<boolean> {
  const client = await redis()
  return (await client.set(usedKey(jti), '1', 'PX', rememberedMs, 'NX')) === 'OK'
}

/** Notes that this session has asked to link an account at that service. */
export async function openLinkIntent(sessionId: string, provider: ProviderId): Promise<void> {
  const client = await redis()
  await client.set(intentKey(sessionId), provider, 'PX', linkIntentMs)
}

/**
 * Takes that note back. Without one, nobody asked: a page elsewhere must not be able to have a signed-in person add
 * somebody else's identity to their account by sending them to where the journey ends.
 */
export async function takeLinkIntent(sessionId: string, provider: ProviderId): Promise<boolean> {
  const client = await redis()
  return (await client.getdel(intentKey(sessionId))) === provider
}
