import 'server-only'
import { deviceLabel } from '@/lib/audit/device-label'
import type { Visitor } from '@/lib/audit/schema'
import { newSecretId } from '@/lib/core/ids'
import { secondMs } from '@/lib/core/time'
import type { TokenPair } from './cookies'
import { endSessions } from './end-session'
import { signingKeyId } from './key-ring'
import { findPresentedSessions, type PresentedTokens } from './presented-tokens'
import type { Account } from './repository'
import { createSession } from './session-store'
import { generateAccessToken, generateRefreshToken } from './tokens'

type Options = { remember: boolean; visitor: Visitor; presented: PresentedTokens }

/**
 * Opens a session for someone who has just proved who they are, by whatever door: always a new id, never one that the
 * browser brought (fixation), and the session it brought ends (R14, ASVS 7.2.4). Beyond ten, the soonest to expire end.
 *
 * @throws AppError `sessions_unavailable`, `db_unavailable`
 */
export async function startSession(
  account: Account,
  { remember, visitor, presented }: Options,
): Promise<{ sessionId: string; pair: TokenPair }> {
  const { userId, epoch, role } = account
  const [sessionId, nonce, kid] = [newSecretId(), newSecretId(), await signingKeyId()]
  const { ip, userAgent } = visitor
  const created = await createSession({
    userId,
    sessionId,
    epoch,
    remember,
    nonce,
    kid,
    ip,
    label: deviceLabel(userAgent),
  })
  const { nowMs, absoluteEndMs, evicted } = created
  await endSessions(userId, evicted, 'evicted')
  for (const earlier of await findPresentedSessions(presented))
    await endSessions(earlier.userId, [earlier.sessionId], 'replaced')

  const common = { userId, sessionId, generation: 0, epoch, absoluteEndMs }
  const [access, refreshToken] = await Promise.all([
    generateAccessToken({ ...common, role, nowMs }),
    generateRefreshToken({ ...common, nonce, rotatedAtMs: nowMs, kid }),
  ])
  const maxAgeSeconds = remember ? Math.floor((absoluteEndMs - nowMs) / secondMs) : null
  return { sessionId, pair: { accessToken: access.token, refreshToken, maxAgeSeconds } }
}
