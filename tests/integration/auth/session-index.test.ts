import { describe, expect, it } from 'vitest'
import { logOut } from '@/lib/auth/log-out'
import { refreshSession } from '@/lib/auth/refresh-session'
import { findAccountOfSession } from '@/lib/auth/repository'
import { revokeAllSessions } from '@/lib/auth/revoke-all-sessions'
import { findActor } from '@/lib/auth/session'
import { readSessions } from '@/lib/auth/session-store'
import { startSession } from '@/lib/auth/start-session'
import { redis } from '@/lib/platform/redis'
import { createViewer } from '../../support/people'
import { keysOf } from '../../support/sessions'

const visitor = { ip: '192.0.2.1', userAgent: '', requestId: 'test' }
const nobody = { access: null, refresh: null, device: null }

async function someone() {
  const person = await createViewer()
  const account = (await findAccountOfSession(person.userId, ''))?.account
  if (!account) throw new Error('no account')
  const start = () => startSession(account, { remember: true, visitor, presented: nobody })
  return { person, userId: person.userId, start }
}

const leave = (refresh: string) => logOut({ ...nobody, refresh }, visitor)

/** The sessions that Redis holds for a user, found without the index. */
async function liveSids(userId: string): Promise<string[]> {
  const keys = await (await redis()).keys(`auth:{u:${userId}}:s:*`)
  return keys.map((key) => key.slice(key.lastIndexOf(':') + 1)).sort()
}

const indexedSids = async (userId: string) =>
  (await (await redis()).zrange(keysOf(userId, '').index, 0, -1)).sort()

describe('the index of a user’s sessions [R24]', () => {
  it('equals the live sessions after sign-ins, refreshes and sign-outs all at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { userId, start } = await someone()
      const first = await Promise.all(Array.from({ length: 8 }, start))
      await Promise.all([
        ...Array.from({ length: 8 }, start),
        ...first.slice(0, 5).map(({ pair }) => leave(pair.refreshToken)),
        ...first.slice(3).map(({ pair }) => refreshSession(pair.refreshToken, visitor).catch(() => {})),
      ])
      const live = await liveSids(userId)
      expect(live.length).toBeLessThanOrEqual(10)
      expect(await indexedSids(userId)).toEqual(live)
      expect((await readSessions(userId)).map(({ sessionId }) => sessionId).sort()).toEqual(live)
    }
  })

  it('may have lost a session: the epoch ends it all the same', async () => {
    const { person, userId, start } = await someone()
    const [lost, listed] = [await start(), await start()]
    const client = await redis()
    await client.zrem(keysOf(userId, '').index, lost.sessionId)
    expect((await readSessions(userId)).map(({ sessionId }) => sessionId)).toEqual([listed.sessionId])

    await revokeAllSessions({ ...person, sessionId: listed.sessionId }, visitor)
    expect(await client.exists(keysOf(userId, lost.sessionId).session)).toBe(1)
    for (const { pair } of [lost, listed]) {
      expect(await findActor(new Headers({ cookie: `at=${pair.accessToken}` }))).toBeNull()
      await expect(refreshSession(pair.refreshToken, visitor)).rejects.toMatchObject({
        code: 'session_ended',
      })
    }
    expect(await liveSids(userId)).toEqual([])
  })

  it('lists nobody who is gone: an entry without a session is no device', async () => {
    const { userId, start } = await someone()
    const [gone, here] = [await start(), await start()]
    await (await redis()).del(keysOf(userId, gone.sessionId).session)
    expect((await readSessions(userId)).map(({ sessionId }) => sessionId)).toEqual([here.sessionId])
  })
})
