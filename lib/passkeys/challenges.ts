import 'server-only'
import { createHash } from 'node:crypto'
import { generateChallenge } from '@simplewebauthn/server/helpers'
import { minuteMs } from '@/lib/core/time'
import { redis } from '@/lib/platform/redis'

/** How long an answer may take: to find the phone, scan a code, and have a second try at the fingerprint. */
export const challengeMs = 5 * minuteMs

/** Who may answer a challenge, and with what. */
export type Asker =
  | { purpose: 'login'; browserId: string }
  | { purpose: 'add' | 'proof'; userId: string; sessionId: string }

/**
 * The asker is part of the key, so a challenge is simply not found for anybody else, nor for another purpose: an answer
 * that was given to sign in adds no passkey, one session's answer is worth nothing in another, and an answer that
 * somebody carried off to their own browser signs nobody in there (replay, login CSRF). Hashed, because the challenge that
 * comes back is whatever the client wrote. Braces: one slot on a cluster.
 */
function keyOf(asker: Asker, challenge: string): string {
  const { purpose } = asker
  const who = purpose === 'login' ? [asker.browserId] : [asker.userId, asker.sessionId]
  const hash = createHash('sha256').update(JSON.stringify([purpose, ...who, challenge]))
  return `auth:{pk:${hash.digest('base64url')}}`
}

/**
 * A new challenge of 32 random bytes, kept for as long as an answer may take. As many at once as are asked for: two tabs
 * that show the sign-in page must not undo each other's.
 *
 * @throws AppError `sessions_unavailable`
 */
export async function issueChallenge(asker: Asker): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = await generateChallenge()
  const client = await redis()
  await client.set(keyOf(asker, Buffer.from(challenge).toString('base64url')), '1', 'PX', challengeMs)
  return challenge
}

/**
 * Uses a challenge up, in one command: of any number of copies of an answer at most one gets past here.
 *
 * @param challenge as it stands in the answer, unchecked
 * @returns whether this asker had it, for this purpose, until now
 * @throws AppError `sessions_unavailable`
 */
export async function spendChallenge(asker: Asker, challenge: string): Promise<boolean> {
  const client = await redis()
  return (await client.getdel(keyOf(asker, challenge))) !== null
}
