import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { limits } from '@/lib/rate-limit/limits'
import { type App, apps } from '../support/http/apps'
import { type Answer, send } from '../support/http/send'
import { uniqueIp } from '../support/unique-ip'
import { stayClearOfWindowEnd } from '../support/window-end'

const { main, laptop } = apps
const spoofs = 1_000

const anyIp = () => `203.0.113.${randomInt(256)}`

function tryToSignIn(app: App, email: string, headers: Record<string, string>): Promise<Answer> {
  return send(app, { method: 'POST', path: '/api/auth/login', body: { email, password: 'wrong' }, headers })
}

/** Every header in which some proxy or other has ever put an address. */
const forwarding = [
  'X-Real-IP',
  'Forwarded',
  'CF-Connecting-IP',
  'CF-Connecting-IPv6',
  'CF-Pseudo-IPv4',
  'True-Client-IP',
  'X-Client-IP',
  'X-Cluster-Client-IP',
  'X-Originating-IP',
  'X-Remote-IP',
  'X-Remote-Addr',
  'X-Forwarded',
  'Forwarded-For',
  'X-Vercel-Forwarded-For',
  'X-Middleware-Request-X-Forwarded-For',
  'Fly-Client-IP',
  'Fastly-Client-IP',
  'X-Azure-ClientIP',
  'Via',
]

const made = (value: string) =>
  Object.fromEntries(
    forwarding.map((name) => [name, name === 'Forwarded' ? `for=${value};proto=https` : value]),
  )

async function statusesUnder(
  app: App,
  headersOf: (turn: number) => Record<string, string>,
): Promise<number[]> {
  await stayClearOfWindowEnd()
  const email = `${newId()}@example.com`
  const statuses: number[] = []
  for (let turn = 0; turn < spoofs; turn += 20) {
    const round = Array.from({ length: 20 }, (_, at) => tryToSignIn(app, email, headersOf(turn + at)))
    for (const { status } of await Promise.all(round)) statuses.push(status)
  }
  return statuses
}

const [{ max }] = limits['login.ip-account']

/** The five guesses of one bucket; a thousand requests may run over the end of its window, hence as many again. */
function expectOneBucket(statuses: number[]): void {
  const answered = statuses.filter((status) => status !== 429)
  expect([...new Set(answered)].filter((status) => status !== 401)).toEqual([])
  expect(answered.length).toBeLessThanOrEqual(2 * max)
}

describe('a guesser who makes up addresses [R42]', () => {
  it(`stays in one bucket behind one trusted proxy: ${spoofs} values, ${max} guesses`, async () => {
    const ip = uniqueIp()
    const statuses = await statusesUnder(main, (turn) => ({
      // What the client wrote, and behind it the address that our proxy saw.
      'X-Forwarded-For': `${anyIp()}, 10.0.0.${turn % 256}, ${ip}`,
      ...made(anyIp()),
    }))
    expectOneBucket(statuses)
  })

  it('stays in one bucket where no proxy is trusted, whatever it forwards', async () => {
    const statuses = await statusesUnder(laptop, (turn) => ({
      'X-Forwarded-For': turn % 2 === 0 ? anyIp() : `${anyIp()}, ${anyIp()}`,
      ...made(anyIp()),
    }))
    expectOneBucket(statuses)
  })

  it('is another one than his neighbour at another address', async () => {
    const email = `${newId()}@example.com`
    await stayClearOfWindowEnd()
    const ip = uniqueIp()
    for (let turn = 0; turn < max; turn += 1) await tryToSignIn(main, email, { 'X-Forwarded-For': ip })
    expect((await tryToSignIn(main, email, { 'X-Forwarded-For': ip })).status).toBe(429)
    expect((await tryToSignIn(main, email, { 'X-Forwarded-For': uniqueIp() })).status).toBe(401)
  })

  it('gains nothing by another address in the same IPv6 network, or in another dress [R43]', async () => {
    const email = `${newId()}@example.com`
    await stayClearOfWindowEnd()
    const [a, b] = [randomInt(0x10000), randomInt(0x10000)].map((group) => group.toString(16))
    const dresses = [
      `2001:db8:${a}:${b}::1`,
      `[2001:db8:${a}:${b}::2]:443`,
      `2001:0DB8:${a}:${b}:ffff:ffff:ffff:ffff`,
      `2001:db8:${a}:${b}:0:0:192.0.2.1`,
      ` 2001:db8:${a}:${b}::5%eth0 `,
    ]
    for (let turn = 0; turn < max; turn += 1)
      await tryToSignIn(main, email, { 'X-Forwarded-For': dresses[turn % dresses.length] ?? '' })
    for (const dress of dresses)
      expect((await tryToSignIn(main, email, { 'X-Forwarded-For': dress })).status).toBe(429)
  })
})

describe('a whole house behind one address', () => {
  it('registers no more than the limit allows, whatever it forwards [R42]', async () => {
    await stayClearOfWindowEnd()
    const ip = uniqueIp()
    const [{ max: allowed }] = limits['register.ip']
    const answers = await Promise.all(
      Array.from({ length: allowed + 5 }, () =>
        send(main, {
          method: 'POST',
          path: '/api/auth/register',
          body: { email: `${newId()}@example.com`, password: newId(), displayName: 'Mia', role: 'viewer' },
          headers: { ...made(anyIp()), 'X-Forwarded-For': `${anyIp()}, ${ip}` },
        }),
      ),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(allowed).fill(201), ...Array(5).fill(429)])
    for (const answer of answers)
      if (answer.status === 429) expect(Number(answer.headers['retry-after']?.[0])).toBeGreaterThan(0)
  })
})
