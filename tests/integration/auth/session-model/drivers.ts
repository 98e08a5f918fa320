import { signingKeyId } from '@/lib/auth/key-ring'
import { logOut } from '@/lib/auth/log-out'
import type { PresentedTokens } from '@/lib/auth/presented-tokens'
import { publicSessionId } from '@/lib/auth/public-session-id'
import { refreshSession } from '@/lib/auth/refresh-session'
import { findAccountOfSession, insertRevokedSessions } from '@/lib/auth/repository'
import { revokeAllSessions } from '@/lib/auth/revoke-all-sessions'
import { revokeOtherSessions } from '@/lib/auth/revoke-other-sessions'
import { revokeSession } from '@/lib/auth/revoke-session'
import { findActor } from '@/lib/auth/session'
import {
  confirmGeneration,
  createSession,
  type EndReason,
  readSession,
  readSessions,
  removeSession,
  rotateSession,
} from '@/lib/auth/session-store'
import { startSession } from '@/lib/auth/start-session'
import { generateRefreshToken, verifyAccessToken, verifyRefreshToken } from '@/lib/auth/tokens'
import { AppError } from '@/lib/core/errors'
import { newId, newSecretId } from '@/lib/core/ids'
import { secondMs } from '@/lib/core/time'
import { db } from '@/lib/platform/db'
import { createViewer } from '../../../support/people'
import type { Access, Answer, Seen, Token } from './world'

type Login = { token: Token; access: Access; rotatedAtMs: number }

/** The two ways in which the model is put to the test. */
export type Driver = {
  userId: string
  /** Whether a refresh is two steps here, between which others may come: what Postgres said, then the script. */
  splits: boolean
  login(remember: boolean, presented: Token | null): Promise<Login>
  /** @param seen what Postgres said when the call began, where `splits` */
  refresh(token: Token, seen: Seen): Promise<Answer>
  check(access: Access): Promise<boolean>
  logOut(token: Token): Promise<void>
  /** A logout that Redis did not hear of. */
  logOutWithoutRedis(token: Token): Promise<void>
  revoke(actorSid: string, sid: string): Promise<boolean>
  revokeOthers(actorSid: string): Promise<void>
  revokeAll(actorSid: string): Promise<void>
  bumpEpoch(): Promise<void>
  revoked(): Promise<Map<string, string>>
}

/** How the API names a reason; `scriptDriver` names it itself. */
export const codeOfReason = (reason: string) =>
  reason === 'replaced' || reason === 'forged' ? 'unauthenticated' : 'session_ended'

/**
 * The real scripts on the real Redis through `session-store`, with a Postgres of two variables that is asked in the same
 * order as in the use-cases. Cheap, so that it can run by the ten thousand.
 */
export async function scriptDriver(): Promise<Driver> {
  const userId = newId()
  const kid = await signingKeyId()
  const revoked = new Map<string, string>()
  let epoch = 0

  const end = async (sid: string, reason: string) => {
    if (!revoked.has(sid)) revoked.set(sid, reason)
    await removeSession(userId, sid, reason as EndReason)
  }
  const make = (sid: string, generation: number, nonce: string, ep: number) => ({
    token: { sid, generation, nonce, text: '' },
    access: { sid, generation, epoch: ep, text: '' },
  })

  return {
    userId,
    splits: true,
    async login(remember, presented) {
      const [sid, nonce] = [newSecretId(), newSecretId()]
      const created = await createSession({
        userId,
        sessionId: sid,
        epoch,
        remember,
        nonce,
        kid,
        ip: '192.0.2.1',
        label: 'Safari on iPhone',
      })
      for (const old of created.evicted) await end(old, 'evicted')
      if (presented) await end(presented.sid, 'replaced')
      return { ...make(sid, 0, nonce, epoch), rotatedAtMs: created.nowMs }
    },
    async refresh({ sid, generation, nonce }, seen) {
      if (seen.revokedFor !== null) {
        await end(sid, seen.revokedFor)
        return { ok: false, reason: seen.revokedFor }
      }
      const rotation = await rotateSession({
        userId,
        sessionId: sid,
        generation,
        nonce,
        epoch: seen.epoch,
        kid,
      })
      if ('kid' in rotation)
        return {
          ok: true,
          ...make(sid, rotation.generation, nonce, seen.epoch),
          rotatedAtMs: rotation.rotatedAtMs,
        }
      const reason = rotation.reason || rotation.outcome
      if (reason === 'reuse' && !revoked.has(sid)) revoked.set(sid, 'reuse')
      return { ok: false, reason }
    },
    async check(access) {
      const live = await readSession(userId, access.sid)
      if (!live || revoked.has(access.sid) || live.epoch !== epoch || access.epoch !== epoch) return false
      if (access.generation === live.generation && live.confirmed < access.generation)
        await confirmGeneration(userId, access.sid, access.generation)
      return true
    },
    logOut: ({ sid }) => end(sid, 'logout'),
    async logOutWithoutRedis({ sid }) {
      if (!revoked.has(sid)) revoked.set(sid, 'logout')
    },
    async revoke(_, sid) {
      if (!(await readSession(userId, sid))) return false
      await end(sid, 'device_list')
      return true
    },
    async revokeOthers(actorSid) {
      for (const { sessionId } of await readSessions(userId))
        if (sessionId !== actorSid) await end(sessionId, 'device_list')
    },
    async revokeAll() {
      epoch += 1
      for (const { sessionId } of await readSessions(userId)) await end(sessionId, 'device_list')
    },
    async bumpEpoch() {
      epoch += 1
    },
    revoked: async () => revoked,
  }
}

const nobody: PresentedTokens = { access: null, refresh: null, device: null }

async function readPair(pair: { accessToken: string; refreshToken: string }) {
  const [access, refresh] = await Promise.all([
    verifyAccessToken(pair.accessToken),
    verifyRefreshToken(pair.refreshToken),
  ])
  if (access.state !== 'valid' || refresh.state !== 'valid') throw new Error('a token that is not valid')
  const { sid, gen, n, iat } = refresh.claims
  return {
    token: { sid, generation: gen, nonce: n, text: pair.refreshToken },
    access: { sid, generation: access.claims.g, epoch: access.claims.ep, text: pair.accessToken },
    rotatedAtMs: iat * secondMs,
  }
}

/** The use-cases themselves, on the real Postgres and the real Redis, with signed tokens. */
export async function useCaseDriver(): Promise<Driver> {
  const person = await createViewer()
  const { userId } = person
  const visitor = { ip: `model-${userId}`, userAgent: '', requestId: 'model' }
  const account = async () => {
    const found = await findAccountOfSession(userId, '')
    if (!found) throw new Error('no account')
    return found.account
  }
  const actorOf = (sessionId: string) => ({ ...person, sessionId })
  const rows = async () => {
    const found = await db().revokedSession.findMany({ where: { userId } })
    return new Map(found.map(({ sid, reason }) => [sid, reason]))
  }
  /** As a browser holds it, or rightly signed by somebody who stole the key but not the session's own secret. */
  const textOf = async ({ sid, generation, nonce, text }: Token) =>
    text ||
    generateRefreshToken({
      userId,
      sessionId: sid,
      generation,
      nonce,
      epoch: 0,
      rotatedAtMs: Date.now(),
      absoluteEndMs: Date.now() + 60 * secondMs,
      kid: await signingKeyId(),
    })

  return {
    userId,
    splits: false,
    async login(remember, presented) {
      const tokens = { ...nobody, refresh: presented?.text ?? null }
      const { pair } = await startSession(await account(), { remember, visitor, presented: tokens })
      return readPair(pair)
    },
    async refresh(token) {
      try {
        const { pair } = await refreshSession(await textOf(token), visitor)
        return { ok: true, ...(await readPair(pair)) }
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        return { ok: false, reason: error.code }
      }
    },
    check: async ({ text }) => (await findActor(new Headers({ cookie: `at=${text}` }))) !== null,
    logOut: (token) => logOut({ ...nobody, refresh: token.text }, visitor),
    logOutWithoutRedis: ({ sid }) => insertRevokedSessions(userId, [sid], 'logout'),
    async revoke(actorSid, sid) {
      try {
        await revokeSession(actorOf(actorSid), publicSessionId(sid), visitor)
        return true
      } catch (error) {
        if (error instanceof AppError && error.code === 'not_found') return false
        throw error
      }
    },
    revokeOthers: (actorSid) => revokeOtherSessions(actorOf(actorSid), visitor),
    revokeAll: (actorSid) => revokeAllSessions(actorOf(actorSid), visitor),
    async bumpEpoch() {
      await db().user.update({ where: { id: userId }, data: { tokenEpoch: { increment: 1 } } })
    },
    revoked: rows,
  }
}
