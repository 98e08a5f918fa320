import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as login } from '@/app/api/auth/login/route'
import { chargeLogin } from '@/lib/auth/login-limits'
import { newId } from '@/lib/core/ids'
import { redis } from '@/lib/platform/redis'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import { type LimitName, limits } from '@/lib/rate-limit/limits'
import { registerSomeone } from '../../support/accounts'
import { Browser } from '../../support/browser'
import { type OwnRedis, startOwnRedis } from '../../support/own-redis'

let own: OwnRedis

beforeAll(async () => {
  own = await startOwnRedis()
  process.env.REDIS_URL = own.url
})

afterAll(async () => {
  ;(await redis()).disconnect()
  await own.remove()
})

const names = Object.keys(limits) as LimitName[]

/** A name of the catalogue, 128 bits of a keyed hash, the number of a window: nothing that anybody typed. */
const ownForm = /^rl:([a-z.-]+):\{[A-Za-z0-9_-]{22}\}:\d+$/

/** Everything in Redis, byte for byte. */
async function dump(): Promise<Map<string, string | undefined>> {
  const keys = await own.admin.keys('*')
  return new Map(
    await Promise.all(
      keys.map(async (key) => [key, (await own.admin.dumpBuffer(key))?.toString('hex')] as const),
    ),
  )
}

describe('the keys of the limits', () => {
  it('all end by themselves after any charges and refunds, by anybody [R46]', {
    timeout: 120_000,
  }, async () => {
    const move = fc.record({
      name: fc.constantFrom(...names),
      who: fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(20).map(String), fc.emailAddress()),
      what: fc.constantFrom('charge', 'charge', 'charge', 'refund'),
      times: fc.integer({ min: 1, max: 8 }),
    })
    const property = fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 12 }), async (moves) => {
      await Promise.all(
        moves.map(({ name, who, what, times }) =>
          Promise.all(
            Array.from({ length: times }, () =>
              what === 'charge' ? checkLimit(name, who).catch(() => {}) : refundLimit(name, who),
            ),
          ),
        ),
      )
    })
    await fc.assert(property, { numRuns: 200 })
    const keys = await own.admin.keys('*')
    expect(keys.length).toBeGreaterThan(300)
    expect(new Set(keys.map((key) => ownForm.exec(key)?.[1]))).toEqual(new Set(names))
    const longestMs = (name: string) =>
      2 * Math.max(...limits[name as LimitName].map(({ windowMs }) => windowMs))
    for (const key of keys) {
      const ttlMs = await own.admin.pttl(key)
      expect([key, ttlMs > 0 && ttlMs <= longestMs(ownForm.exec(key)?.[1] ?? '') + 1_000]).toEqual([
        key,
        true,
      ])
    }
  })

  it('are nobody else’s, whatever stands in an e-mail [R47]', async () => {
    const bystander = await registerSomeone()
    await own.admin.mset({
      '*': '1',
      'rl:*': '1',
      'rl:login.account:{*}:1': '1',
      '}': '1',
      'auth:{u:*}:sids': '1',
    })
    for (const name of names) await checkLimit(name, bystander.email)
    const before = await dump()
    const emails = [
      ...[
        '*',
        '?',
        '[a-z]*',
        'rl:*',
        'rl:login.account:*',
        '{}',
        '}{',
        '}:sids',
        '{u:*}',
        `{u:${bystander.user.id}}`,
      ],
      ...[
        'a\r\nFLUSHALL\r\n',
        'a\nb@example.com',
        '\u0000',
        '*1\r\n$8\r\nFLUSHALL\r\n',
        "'; DROP TABLE user; --",
      ],
      ...['x'.repeat(10_000), '😀'.repeat(5_000), `${'*'.repeat(9_990)}@a.de`, '../../etc/passwd', '\ud800'],
    ]
    for (const email of emails) {
      const { ip } = new Browser()
      for (const deviceId of [null, email]) {
        const refund = await chargeLogin({ email, ip, deviceId })
        await refund()
        await chargeLogin({ email, ip, deviceId })
      }
      const response = await new Browser().call(login, { body: { email, password: 'a wrong guess, this' } })
      expect([email.slice(0, 20), response.status]).toEqual([email.slice(0, 20), 422])
    }
    const after = await dump()
    for (const [key, bytes] of before) expect([key, after.get(key)]).toEqual([key, bytes])
    const made = [...after.keys()].filter((key) => !before.has(key))
    expect(made.length).toBeGreaterThan(emails.length)
    for (const key of made) expect(key).toMatch(ownForm)
  })

  it('do not tell two people apart by anything but the whole of what they typed [R47]', async () => {
    const [one, other] = [`${newId()}@example.com`, `${newId()}@example.com`]
    for (let attempt = 0; attempt < 5; attempt += 1) await checkLimit('login.ip-account', one)
    await expect(checkLimit('login.ip-account', one)).rejects.toMatchObject({ code: 'rate_limited' })
    await checkLimit('login.ip-account', other)
  })
})
