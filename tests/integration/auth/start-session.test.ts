import { describe, expect, it } from 'vitest'
import { findAccountOfSession } from '@/lib/auth/repository'
import { readSessions } from '@/lib/auth/session-store'
import { startSession } from '@/lib/auth/start-session'
import { hourMs } from '@/lib/core/time'
import { db } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'
import { createViewer } from '../../support/people'
import { keysOf } from '../../support/sessions'

const visitor = { ip: '192.0.2.1', userAgent: '', requestId: 'test' }
const presented = { access: null, refresh: null, device: null }

async function someone() {
  const { userId } = await createViewer()
  const found = await findAccountOfSession(userId, '')
  if (!found) throw new Error('no account')
  return found.account
}

const start = (account: Awaited<ReturnType<typeof someone>>, remember = false) =>
  startSession(account, { remember, visitor, presented })

describe('startSession', () => {
  it('leaves ten sessions of fifty that start at once, and tells Postgres of the others first [R27]', async () => {
    const account = await someone()
    await Promise.all(Array.from({ length: 50 }, () => start(account)))
    expect(await readSessions(account.userId)).toHaveLength(10)
    const revoked = await db().revokedSession.findMany({ where: { userId: account.userId } })
    expect(revoked).toHaveLength(40)
    expect(new Set(revoked.map(({ reason }) => reason))).toEqual(new Set(['evicted']))
    const client = await redis()
    for (const { sid } of revoked) {
      const keys = keysOf(account.userId, sid)
      expect(await client.exists(keys.session)).toBe(0)
      expect(await client.get(keys.tombstone)).toBe('evicted')
    }
  })

  it('never evicts the new session, though it may be the soonest to expire [R27]', async () => {
    const account = await someone()
    for (let count = 0; count < 10; count += 1) await start(account, true)
    const { sessionId } = await start(account, false)
    const sessions = await readSessions(account.userId)
    expect(sessions.map((session) => session.sessionId)).toContain(sessionId)
    expect(sessions).toHaveLength(10)
  })

  it('keeps the index as long as its longest session', async () => {
    const account = await someone()
    await start(account, true)
    await start(account, false)
    const ttlMs = await (await redis()).pttl(keysOf(account.userId, '').index)
    expect(ttlMs).toBeGreaterThan(29 * 24 * hourMs)
  })

  it('gives every session a time to live [R26]', async () => {
    const account = await someone()
    const { sessionId } = await start(account)
    const ttlMs = await (await redis()).pttl(keysOf(account.userId, sessionId).session)
    expect(ttlMs).toBeGreaterThan(11 * hourMs)
    expect(ttlMs).toBeLessThanOrEqual(12 * hourMs)
  })
})
