import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { logOut } from '@/lib/auth/log-out'
import { refreshSession } from '@/lib/auth/refresh-session'
import { findAccountOfSession } from '@/lib/auth/repository'
import { revokeOtherSessions } from '@/lib/auth/revoke-other-sessions'
import { findActor } from '@/lib/auth/session'
import { readSessions } from '@/lib/auth/session-store'
import { startSession } from '@/lib/auth/start-session'
import { redis } from '@/lib/platform/redis'
import { Crossroads } from '../../support/crossroads'
import { createViewer } from '../../support/people'
import { keysOf } from '../../support/sessions'

/** Every function of a module that asks Redis or Postgres stops at the crossroads. */
async function steps<Module extends object>(original: () => Promise<Module>): Promise<Module> {
  const { stopAtCrossroads } = await import('../../support/crossroads')
  const wrapped = Object.entries(await original()).map(([name, work]) => [name, stopAtCrossroads(work)])
  return Object.fromEntries(wrapped) as Module
}

vi.mock('@/lib/auth/session-store', steps)
vi.mock('@/lib/auth/repository', steps)

const visitor = { ip: '192.0.2.1', userAgent: '', requestId: 'test' }
const nobody = { access: null, refresh: null, device: null }

async function signedInTwice() {
  const person = await createViewer()
  const { userId } = person
  const account = (await findAccountOfSession(userId, ''))?.account
  if (!account) throw new Error('no account')
  const start = () => startSession(account, { remember: true, visitor, presented: nobody })
  const [first, other] = [await start(), await start()]
  // Once renewed and not yet seen in use: the next request confirms it.
  const { pair } = await refreshSession(first.pair.refreshToken, visitor)
  return { userId, person, account, one: { ...first, pair }, other }
}

/** Three ways to end a session, 1,000 orders and a few. */
const seeds = 336
const lanes = 8

describe('calls under way when a session ends [R23]', () => {
  it.each([
    ['by its own logout', 'logout'],
    ['from the device list', 'device_list'],
    ['by a new sign-in on the same browser', 'replaced'],
  ] as const)(
    `bring nothing back that ended %s, in ${seeds} orders`,
    { timeout: 300_000 },
    async (_, reason) => {
      const client = await redis()
      const orders = new Set<string>()
      const turns = fc.array(fc.nat({ max: 59 }), { minLength: 8, maxLength: 20 })
      const walk = fc.asyncProperty(turns, async (turns) => {
        const { userId, person, account, one, other } = await signedInTwice()
        const { accessToken, refreshToken } = one.pair
        const mine = { ...nobody, refresh: refreshToken }
        const end = {
          logout: () => logOut(mine, visitor),
          device_list: () => revokeOtherSessions({ ...person, sessionId: other.sessionId }, visitor),
          replaced: () => startSession(account, { remember: false, visitor, presented: mine }),
        }[reason]
        const show = () => findActor(new Headers({ cookie: `at=${accessToken}` }))
        const refresh = () => refreshSession(refreshToken, visitor)
        const { results, order } = await new Crossroads().run([end, refresh, refresh, show], turns)
        orders.add(order)
        expect(results[0]?.status).toBe('fulfilled')

        const keys = keysOf(userId, one.sessionId)
        expect(await client.exists(keys.session)).toBe(0)
        expect(await client.get(keys.tombstone)).toBe(reason)
        const left = (await readSessions(userId)).map(({ sessionId }) => sessionId)
        expect(left).not.toContain(one.sessionId)
        expect(left).toContain(other.sessionId)
        expect(await client.zrange(keys.index, 0, -1)).toEqual(expect.arrayContaining(left))
        expect(await client.zcard(keys.index)).toBe(left.length)

        const refreshed = results
          .slice(1, 3)
          .flatMap((result) =>
            result.status === 'fulfilled' ? [result.value as Awaited<ReturnType<typeof refresh>>] : [],
          )
        for (const pair of [one.pair, ...refreshed.map((answer) => answer.pair)]) {
          await expect(refreshSession(pair.refreshToken, visitor)).rejects.toMatchObject({ status: 401 })
          expect(await findActor(new Headers({ cookie: `at=${pair.accessToken}` }))).toBeNull()
        }
      })
      await Promise.all(Array.from({ length: lanes }, () => fc.assert(walk, { numRuns: seeds / lanes })))
      expect(orders.size).toBeGreaterThan(seeds / 10)
    },
  )
})
