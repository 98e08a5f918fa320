import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAccountOfSession } from '@/lib/auth/repository'
import { startSession } from '@/lib/auth/start-session'
import { redis } from '@/lib/platform/redis'
import { startAppProcess } from '../../support/app-process'
import { createViewer } from '../../support/people'
import { keysOf } from '../../support/sessions'

type Server = Awaited<ReturnType<typeof startAppProcess>>

const oldSecret = process.env.AUTH_SECRET ?? ''
const newSecret = 'the-next-secret-9876543210-zyxwvutsrq'

async function signedIn() {
  const { userId } = await createViewer()
  const account = (await findAccountOfSession(userId, ''))?.account
  if (!account) throw new Error('no account')
  const { sessionId, pair } = await startSession(account, {
    remember: false,
    visitor: { ip: '192.0.2.1', userAgent: '', requestId: 'test' },
    presented: { access: null, refresh: null, device: null },
  })
  return { ...pair, keys: keysOf(userId, sessionId) }
}

const startMs = 180_000
const distinct = (answers: { refresh: string }[]) => new Set(answers.map(({ refresh }) => refresh))
const codes = (answers: { code: string }[]) => new Set(answers.map(({ code }) => code))

/** The same token at two servers at the same moment. */
const race = async (token: string, servers: Server[], times: number) =>
  (await Promise.all(servers.map((server) => server.refresh(token, times)))).flat()

/** Servers a minute apart from Redis and two from each other: only Redis's clock may count. */
describe('two servers, one a minute early and one a minute late', () => {
  let early: Server
  let late: Server
  beforeAll(async () => {
    ;[early, late] = await Promise.all([
      startAppProcess({ CLOCK_OFFSET_MS: '60000' }),
      startAppProcess({ CLOCK_OFFSET_MS: '-60000' }),
    ])
  }, startMs)
  afterAll(() => Promise.all([early.stop(), late.stop()]))

  it('give 50 refreshes at once one rotation and one successor [R15, R91]', async () => {
    const { refreshToken, keys } = await signedIn()
    const answers = await race(refreshToken, [early, late], 25)
    expect(answers).toHaveLength(50)
    expect(codes(answers)).toEqual(new Set(['ok']))
    expect(distinct(answers).size).toBe(1)
    expect(await (await redis()).hget(keys.session, 'gen')).toBe('1')
    for (const { access } of answers.slice(20, 30))
      for (const server of [early, late]) expect(await server.show(access)).toBe('ok')
  })

  it('take over from each other, in both directions [R91]', async () => {
    const { refreshToken, accessToken, keys } = await signedIn()
    let held = { access: accessToken, refresh: refreshToken, code: 'ok' }
    for (const [index, server] of [early, late, late, early].entries()) {
      for (const there of [early, late]) expect(await there.show(held.access)).toBe('ok')
      const [answer] = await server.refresh(held.refresh)
      if (!answer) throw new Error('no answer')
      expect(answer.code).toBe('ok')
      held = answer
      expect(await (await redis()).hget(keys.session, 'gen')).toBe(String(index + 1))
    }
  })

  it('measure the window by the same clock: one finds the reuse, both hold to it [R17, R91]', async () => {
    for (const [first, second] of [
      [early, late],
      [late, early],
    ] as const) {
      const { refreshToken, keys } = await signedIn()
      const [successor] = await first.refresh(refreshToken)
      const client = await redis()
      const rotatedAtMs = Number(await client.hget(keys.session, 'rot'))
      await client.hset(keys.session, 'conf', '1', 'rot', rotatedAtMs - 20_000)
      expect(codes(await second.refresh(refreshToken))).toEqual(new Set(['ok']))
      await client.hset(keys.session, 'rot', rotatedAtMs - 31_000)
      expect(codes(await second.refresh(refreshToken))).toEqual(new Set(['session_ended']))
      expect(codes(await first.refresh(successor?.refresh ?? ''))).toEqual(new Set(['session_ended']))
    }
  })
})

describe('while the secret is changed, server by server [R6]', () => {
  let unaware: Server
  let before: Server
  let after: Server
  beforeAll(async () => {
    ;[unaware, before, after] = await Promise.all([
      startAppProcess({ AUTH_SECRET: oldSecret }),
      startAppProcess({ AUTH_SECRET: oldSecret, AUTH_SECRET_PREVIOUS: newSecret }),
      startAppProcess({ AUTH_SECRET: newSecret, AUTH_SECRET_PREVIOUS: oldSecret }),
    ])
  }, startMs)
  afterAll(() => Promise.all([unaware, before, after].map((server) => server.stop())))

  it('refuses nobody where the new secret was made known before it signs', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { refreshToken } = await signedIn()
      const answers = await race(refreshToken, [before, after], 10)
      expect(codes(answers)).toEqual(new Set(['ok']))
      expect(distinct(answers).size).toBe(1)
      const { access = '', refresh = '' } = answers[0] ?? {}
      for (const server of [before, after]) {
        expect(await server.show(access)).toBe('ok')
        expect(codes(await server.refresh(refresh, 2))).toEqual(new Set(['ok']))
      }
    }
  })

  it('tells one that cannot repeat an answer yet to wait, and never gives two', async () => {
    const { refreshToken } = await signedIn()
    const first = await after.refresh(refreshToken)
    expect(codes(await unaware.refresh(refreshToken, 5))).toEqual(new Set(['busy']))
    expect(distinct([...first, ...(await after.refresh(refreshToken, 5))]).size).toBe(1)
  })
})
