import 'server-only'
import { logAuthEvent } from '@/lib/audit/log-auth-event'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { AppError } from '@/lib/core/errors'
import { secondMs } from '@/lib/core/time'
import { checkLimit } from '@/lib/rate-limit/check-limit'
import type { TokenPair } from './cookies'
import { endSessions } from './end-session'
import { findKey, signingKeyId } from './key-ring'
import { notifyOwner } from './notify-owner'
import { type Account, findAccountOfSession, insertRevokedSessions } from './repository'
import type { UserDto } from './schema'
import { type Rotation, rotateSession } from './session-store'
import { toUserDto } from './to-user-dto'
import { generateAccessToken, generateRefreshToken, type RefreshClaims, verifyRefreshToken } from './tokens'

export type Refreshed = { user: UserDto; accessExpiresAtMs: number; pair: TokenPair }

/** Not ours: nothing changes on the server, or a forgery could sign people out; only the sender's address is charged. */
async function refuseForgery(visitor: Visitor): Promise<never> {
  logAuthEvent({ event: 'refresh', outcome: 'refused', reason: 'forged' }, visitor)
  await checkLimit('refresh.failure-ip', visitor.ip)
  throw new AppError('unauthenticated')
}

async function verifyPresented(token: string | null, visitor: Visitor): Promise<RefreshClaims> {
  if (token === null) throw new AppError('unauthenticated')
  const verified = await verifyRefreshToken(token)
  if (verified.state === 'invalid') return refuseForgery(visitor)
  if (verified.state === 'expired') throw new AppError('session_ended')
  return verified.claims
}

type Advanced = Extract<Rotation, { kid: string }>

async function mint(account: Account, { sid, n }: RefreshClaims, rotation: Advanced): Promise<Refreshed> {
  const { generation, rotatedAtMs, absoluteEndMs, kid, nowMs, remember } = rotation
  // A retry must be signed with the key of the first answer; a server that does not have it yet leaves it to the next try.
  if (!(await findKey('rt', kid))) throw new AppError('busy')
  const { userId, epoch, role } = account
  const common = { userId, sessionId: sid, generation, epoch, absoluteEndMs }
  const [access, refreshToken] = await Promise.all([
    generateAccessToken({ ...common, role, nowMs }),
    generateRefreshToken({ ...common, nonce: n, rotatedAtMs, kid }),
  ])
  const maxAgeSeconds = remember ? Math.floor((absoluteEndMs - nowMs) / secondMs) : null
  return {
    user: toUserDto(account),
    accessExpiresAtMs: access.expiresAtMs,
    pair: { accessToken: access.token, refreshToken, maxAgeSeconds },
  }
}

/**
 * What the browser hears of a session that is over. Replaced means that it has signed in anew, perhaps while this call was
 * under way, so its cookies may already be the new session's: they must stay.
 */
function refusalFor(reason: string): AppError {
  return new AppError(reason === 'replaced' ? 'unauthenticated' : 'session_ended')
}

/**
 * Exchanges a refresh token for the next one and a fresh access token. Tabs that race all succeed with the same successor;
 * an old token beyond the grace window ends its session (RFC 9700 4.14.2).
 *
 * @throws AppError `unauthenticated` for no token, a forged one or one of a session that a new sign-in replaced,
 *   `session_ended` when it is over for good (only then may cookies be cleared), `rate_limited`,
 *   `sessions_unavailable`, `db_unavailable`
 */
export async function refreshSession(token: string | null, visitor: Visitor): Promise<Refreshed> {
  const claims = await verifyPresented(token, visitor)
  const { sub: userId, sid, gen: generation, n: nonce } = claims
  await checkLimit('refresh.session', sid)
  const found = await findAccountOfSession(userId, sid)
  // Of an account that was deleted, or of one that never was, by a stolen key: nothing may be written for it (R19).
  if (!found) throw refusalFor('gone')
  const why = found.account.disabled ? 'disabled' : found.revokedFor
  if (why !== null) {
    // Redis may have lost what Postgres knows.
    await endSessions(userId, [sid], why)
    throw refusalFor(why)
  }
  const { account } = found
  const kid = await signingKeyId()
  const rotation = await rotateSession({
    userId,
    sessionId: sid,
    generation,
    nonce,
    epoch: account.epoch,
    kid,
  })
  if ('kid' in rotation) return mint(account, claims, rotation)
  if (rotation.outcome === 'forged') return refuseForgery(visitor)

  // The script had to end it in the same step that found it out; Postgres hears of it before anybody gets an answer. If
  // that fails, the next call finds the tombstone and comes by here again.
  const reused = rotation.outcome === 'reuse' || rotation.reason === 'reuse'
  if (reused) await insertRevokedSessions(userId, [sid], 'reuse')
  const reason = rotation.reason || rotation.outcome
  const event = { event: 'refresh', outcome: 'refused', reason, userId, sid } as const
  // Found out once; what comes after it is the same old token knocking again.
  if (rotation.outcome === 'reuse') {
    await recordAuthEvent(event, visitor)
    notifyOwner(account.email, { what: 'session_reused' }, visitor)
  } else logAuthEvent(event, visitor)
  throw refusalFor(reason)
}
