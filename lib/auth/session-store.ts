import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { isRedisUnavailable, type Redis, redis } from '@/lib/platform/redis'
import { runScript } from '@/lib/platform/run-script'
import { graceMs, longestSessionMs, maxSessionsPerUser, sessionLifetimes, unconfirmedMs } from './lifetimes'
import { confirmScript } from './scripts/confirm-script'
import { createScript } from './scripts/create-script'
import { endScript } from './scripts/end-script'
import { proveScript } from './scripts/prove-script'
import { rotateScript } from './scripts/rotate-script'

/** Why a session is over; kept in Redis until it would have ended anyway, and in Postgres. */
export type EndReason =
  | 'logout'
  | 'replaced'
  | 'evicted'
  | 'device_list'
  | 'reuse'
  | 'epoch'
  | 'expired'
  | 'disabled'
  | 'password'

/** All of a user's keys share a hash tag, so that one script may touch them on a cluster. Ids are server-made: no `}`. */
const keysOf = (userId: string, sessionId: string) => ({
  session: `auth:{u:${userId}}:s:${sessionId}`,
  index: `auth:{u:${userId}}:sids`,
  tombstone: `auth:{u:${userId}}:bl:${sessionId}`,
})

/**
 * Redis not answering says nothing about the session: 503 and cookies kept, never "signed out" (R28). A mistake of ours is
 * no outage and stays what it is, or nobody would look for it.
 */
async function ask<Reply>(work: (client: Redis) => Promise<Reply>): Promise<Reply> {
  try {
    return await work(await redis())
  } catch (cause) {
    if (!isRedisUnavailable(cause)) throw cause
    throw new AppError('sessions_unavailable', { cause })
  }
}

type NewSession = {
  userId: string
  sessionId: string
  epoch: number
  remember: boolean
  nonce: string
  kid: string
  ip: string
  label: string
}

const createReply = z.tuple([z.coerce.number(), z.coerce.number(), z.array(z.string())])

/**
 * Writes a new session at generation 0.
 *
 * @returns Redis's time and the absolute end, Unix milliseconds, and the sessions that are over the limit, to be ended
 * @throws AppError `sessions_unavailable`
 */
export async function createSession(session: NewSession) {
  const keys = keysOf(session.userId, session.sessionId)
  const life = sessionLifetimes[session.remember ? 'remembered' : 'session']
  const args = [
    session.sessionId,
    life.absoluteMs,
    life.idleMs,
    session.epoch,
    session.remember ? '1' : '0',
    maxSessionsPerUser,
    session.nonce,
    session.kid,
    session.ip,
    session.label,
  ]
  const reply = await ask((client) => runScript(client, createScript, [keys.session, keys.index], args))
  const [nowMs, absoluteEndMs, evicted] = createReply.parse(reply)
  return { nowMs, absoluteEndMs, evicted }
}

const advanced = z.tuple([
  z.enum(['rotated', 'retry']),
  z.string().transform((flag) => flag === '1'),
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
  z.string(),
  z.coerce.number(),
])
const refused = z.tuple([z.enum(['revoked', 'gone', 'expired', 'reuse', 'forged']), z.string()])
const rotateReply = z.union([advanced, refused])

export type Rotation =
  | {
      outcome: 'rotated' | 'retry'
      remember: boolean
      generation: number
      rotatedAtMs: number
      absoluteEndMs: number
      kid: string
      nowMs: number
    }
  | { outcome: 'revoked' | 'gone' | 'expired' | 'reuse' | 'forged'; reason: string }

type Presented = {
  userId: string
  sessionId: string
  generation: number
  nonce: string
  /** `User.tokenEpoch` as Postgres says it now. */
  epoch: number
  /** The key to sign the next generation with. */
  kid: string
}

/**
 * Exchanges one generation of a session for the next (see `rotateScript`).
 *
 * @throws AppError `sessions_unavailable`
 */
export async function rotateSession(presented: Presented): Promise<Rotation> {
  const { session, index, tombstone } = keysOf(presented.userId, presented.sessionId)
  const args = [
    presented.sessionId,
    presented.generation,
    presented.nonce,
    presented.epoch,
    graceMs,
    sessionLifetimes.session.idleMs,
    sessionLifetimes.remembered.idleMs,
    unconfirmedMs,
    presented.kid,
  ]
  const reply = rotateReply.parse(
    await ask((client) => runScript(client, rotateScript, [session, index, tombstone], args)),
  )
  if (reply.length === 2) return { outcome: reply[0], reason: reply[1] }
  const [outcome, remember, generation, rotatedAtMs, absoluteEndMs, kid, nowMs] = reply
  return { outcome, remember, generation, rotatedAtMs, absoluteEndMs, kid, nowMs }
}

/**
 * Ends a session in Redis. Postgres must have it as revoked before: call `endSession` (end-session.ts), not this.
 *
 * @returns whether it was alive
 * @throws AppError `sessions_unavailable`
 */
export async function removeSession(userId: string, sessionId: string, reason: EndReason): Promise<boolean> {
  const { session, index, tombstone } = keysOf(userId, sessionId)
  const args = [sessionId, reason, longestSessionMs]
  return (await ask((client) => runScript(client, endScript, [session, index, tombstone], args))) === 1
}

/**
 * Marks a generation as seen in use.
 *
 * @throws AppError `sessions_unavailable`
 */
export async function confirmGeneration(
  userId: string,
  sessionId: string,
  generation: number,
): Promise<void> {
  await ask((client) => runScript(client, confirmScript, [keysOf(userId, sessionId).session], [generation]))
}

/**
 * Notes that the person has just proved again who they are.
 *
 * @returns whether the session was alive
 * @throws AppError `sessions_unavailable`
 */
export async function markProved(userId: string, sessionId: string): Promise<boolean> {
  return (
    (await ask((client) => runScript(client, proveScript, [keysOf(userId, sessionId).session], []))) === 1
  )
}

export type LiveSession = { generation: number; confirmed: number; epoch: number; provedAtMs: number }

/**
 * What Redis knows of a session, for the check of every request.
 *
 * @returns null when it is over: no hash, or a tombstone
 * @throws AppError `sessions_unavailable`
 */
export async function readSession(userId: string, sessionId: string): Promise<LiveSession | null> {
  const { session, tombstone } = keysOf(userId, sessionId)
  const [[generation, confirmed, epoch, provedAtMs], revoked] = await ask((client) =>
    Promise.all([client.hmget(session, 'gen', 'conf', 'ep', 'prf'), client.exists(tombstone)]),
  )
  if (revoked || !generation || !confirmed || !epoch) return null
  return {
    generation: Number(generation),
    confirmed: Number(confirmed),
    epoch: Number(epoch),
    provedAtMs: Number(provedAtMs ?? 0),
  }
}

/**
 * Whether the person asked for this session to outlive the browser.
 *
 * @throws AppError `sessions_unavailable`
 */
export async function isRemembered(userId: string, sessionId: string): Promise<boolean> {
  return (await ask((client) => client.hget(keysOf(userId, sessionId).session, 'rem'))) === '1'
}

export type StoredSession = {
  sessionId: string
  label: string
  ip: string
  createdAtMs: number
  usedAtMs: number
}

/**
 * The live sessions of a user, newest use first.
 *
 * @throws AppError `sessions_unavailable`
 */
export async function readSessions(userId: string): Promise<StoredSession[]> {
  const { index } = keysOf(userId, '')
  return ask(async (client) => {
    const sessionIds = await client.zrangebyscore(index, Date.now(), '+inf')
    const rows = await Promise.all(
      sessionIds.map(async (sessionId) => {
        const { session } = keysOf(userId, sessionId)
        const [label, ip, createdAtMs, usedAtMs] = await client.hmget(session, 'label', 'ip', 'iat', 'rot')
        if (!createdAtMs) return null
        const times = { createdAtMs: Number(createdAtMs), usedAtMs: Number(usedAtMs) }
        return { sessionId, label: label ?? '', ip: ip ?? '', ...times }
      }),
    )
    return rows.filter((row) => row !== null).sort((a, b) => b.usedAtMs - a.usedAtMs)
  })
}
