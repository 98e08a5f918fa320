import '../../support/unit-env'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  confirmGeneration,
  createSession,
  isRemembered,
  markProved,
  readSession,
  readSessions,
  removeSession,
  rotateSession,
} from '@/lib/auth/session-store'
import { newId, newSecretId } from '@/lib/core/ids'
import { redis } from '@/lib/platform/redis'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import { type StandIn, startStandIn } from '../../../services/redis/stand-in/server'

let standIn: StandIn

beforeAll(async () => {
  standIn = await startStandIn()
  process.env.REDIS_URL = `redis://127.0.0.1:${standIn.port}`
})

afterAll(async () => {
  ;(await redis()).disconnect()
  await standIn.close()
})

const ids = () => ({ userId: newId(), sessionId: newSecretId() })

const start = (who: { userId: string; sessionId: string }, remember = false) =>
  createSession({ ...who, epoch: 0, remember, nonce: 'nonce', kid: 'kid', ip: '192.0.2.1', label: 'Safari' })

const present = (who: { userId: string; sessionId: string }, generation: number, nonce = 'nonce') =>
  rotateSession({ ...who, generation, nonce, epoch: 0, kid: 'kid' })

/** Where no redis-server is, a laptop runs our Lua on the stand-in; the real thing is tested in tests/integration. */
describe('the session scripts on the stand-in', () => {
  it('create, rotate, retry, find reuse and stay dead', async () => {
    const who = ids()
    const { nowMs, absoluteEndMs } = await start(who)
    expect(Math.abs(Date.now() - nowMs)).toBeLessThan(2_000)
    expect(absoluteEndMs - nowMs).toBe(86_400_000)
    const first = await present(who, 0)
    expect(first).toMatchObject({ outcome: 'rotated', generation: 1, remember: false, kid: 'kid' })
    expect(await present(who, 0)).toMatchObject({ ...first, outcome: 'retry', nowMs: expect.any(Number) })
    expect((await present(who, 1, 'guessed')).outcome).toBe('forged')
    await confirmGeneration(who.userId, who.sessionId, 1)
    const live = { generation: 1, confirmed: 1, epoch: 0 }
    expect(await readSession(who.userId, who.sessionId)).toEqual({ ...live, provedAtMs: nowMs })
    expect(await markProved(who.userId, who.sessionId)).toBe(true)
    expect((await readSession(who.userId, who.sessionId))?.provedAtMs).toBeGreaterThanOrEqual(nowMs)
    await present(who, 1)
    expect((await present(who, 0)).outcome).toBe('reuse')
    expect(await present(who, 2)).toEqual({ outcome: 'revoked', reason: 'reuse' })
    expect(await markProved(who.userId, who.sessionId)).toBe(false)
    expect(await readSession(who.userId, who.sessionId)).toBeNull()
  })

  it('end and list', async () => {
    const one = ids()
    const other = { ...one, sessionId: newSecretId() }
    await start(one)
    await start(other, true)
    expect(await readSessions(one.userId)).toHaveLength(2)
    expect(await removeSession(one.userId, one.sessionId, 'logout')).toBe(true)
    expect(await removeSession(one.userId, one.sessionId, 'admin' as 'logout')).toBe(false)
    expect(await present(one, 0)).toEqual({ outcome: 'revoked', reason: 'logout' })
    expect((await readSessions(one.userId)).map(({ sessionId }) => sessionId)).toEqual([other.sessionId])
  })

  it('remember who wants to be remembered, and what a device was called', async () => {
    const [forgotten, kept] = [ids(), ids()]
    await start(forgotten)
    const { nowMs, absoluteEndMs } = await start(kept, true)
    expect(absoluteEndMs - nowMs).toBe(30 * 86_400_000)
    expect(await present(kept, 0)).toMatchObject({ outcome: 'rotated', remember: true })
    expect(await isRemembered(kept.userId, kept.sessionId)).toBe(true)
    expect(await isRemembered(forgotten.userId, forgotten.sessionId)).toBe(false)
    const [device, ...others] = await readSessions(kept.userId)
    expect(device).toMatchObject({ sessionId: kept.sessionId, label: 'Safari', ip: '192.0.2.1' })
    expect(device).toMatchObject({ createdAtMs: nowMs, usedAtMs: expect.any(Number) })
    expect(device?.usedAtMs).toBeGreaterThanOrEqual(nowMs)
    expect(others).toEqual([])
  })

  it('name the sessions over ten, never the new one', async () => {
    const { userId } = ids()
    for (let count = 0; count < 10; count += 1) await start({ userId, sessionId: newSecretId() }, true)
    const newest = { userId, sessionId: newSecretId() }
    const { evicted } = await start(newest)
    expect(evicted).toHaveLength(1)
    expect(evicted).not.toContain(newest.sessionId)
  })

  it('limit', async () => {
    const who = newId()
    for (let attempt = 0; attempt < 5; attempt += 1) await checkLimit('login.ip-account', who)
    await expect(checkLimit('login.ip-account', who)).rejects.toMatchObject({ code: 'rate_limited' })
    await refundLimit('login.ip-account', who)
    await checkLimit('login.ip-account', who)
  })
})
