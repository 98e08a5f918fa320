import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { generateRefreshToken, verifyRefreshToken } from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { hourMs } from '@/lib/core/time'
import { db } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'
import { registerSomeone } from '../../support/accounts'
import { Browser, codeOf } from '../../support/browser'
import { type OwnRedis, startOwnRedis } from '../../support/own-redis'
import { keysOf } from '../../support/sessions'

let own: OwnRedis

beforeAll(async () => {
  own = await startOwnRedis()
  process.env.REDIS_URL = own.url
})

afterAll(async () => {
  ;(await redis()).disconnect()
  await own.remove()
})

async function claimsOf(browser: Browser) {
  const verified = await verifyRefreshToken(browser.cookies.get('rt') ?? '')
  if (verified.state === 'invalid') throw new Error('not a refresh token of ours')
  return verified.claims
}

/** Everything in Redis, byte for byte and with its end, but the counters of the limits. */
async function dump(): Promise<Map<string, string>> {
  const keys = (await own.admin.keys('*')).filter((key) => !key.startsWith('rl:')).sort()
  const entries = keys.map(async (key): Promise<[string, string]> => {
    const [bytes, endsAtMs] = await Promise.all([own.admin.dumpBuffer(key), own.admin.pexpiretime(key)])
    return [key, `${endsAtMs} ${bytes?.toString('hex')}`]
  })
  return new Map(await Promise.all(entries))
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a forged refresh token', () => {
  it('changes not one byte in Redis, nor a row in Postgres [R19]', async () => {
    const [victim, bystander] = [await registerSomeone(), await registerSomeone()]
    await victim.browser.call(refresh)
    const token = victim.browser.cookies.get('rt') ?? ''
    const [head = '', payload = '', mac = ''] = token.split('.')
    const claims = await claimsOf(victim.browser)
    const others = await claimsOf(bystander.browser)
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString())
    const grant = {
      userId: claims.sub,
      sessionId: claims.sid,
      generation: claims.gen,
      nonce: newSecretId(),
      epoch: claims.ep,
      rotatedAtMs: Date.now(),
      absoluteEndMs: Date.now() + hourMs,
      kid,
    }
    /** Rightly signed, as by somebody who stole the key: only the session's own secret is missing. */
    const withStolenKey = await Promise.all(
      [
        ...[-1, 0, 1, 2, 1_000].map((ahead) => ({ generation: claims.gen + ahead })),
        { nonce: others.n },
        { userId: others.sub },
        { sessionId: others.sid },
        { userId: others.sub, sessionId: others.sid },
        { userId: newId(), sessionId: newSecretId() },
        { epoch: claims.ep + 1 },
        { nonce: claims.n, absoluteEndMs: Date.now() - hourMs },
      ].map((change) => generateRefreshToken({ ...grant, ...change })),
    )
    const forgeries = [
      'nonsense',
      `${head}.${payload}.`,
      `${head}.${payload}.${'A'.repeat(43)}`,
      `${head}.${payload}.${mac.slice(0, -2)}`,
      `${encode({ alg: 'none', typ: 'rt+jwt', kid })}.${payload}.`,
      `${encode({ alg: 'HS256', typ: 'rt+jwt', kid: '../../dev/null' })}.${payload}.${mac}`,
      `${head}.${encode({ ...claims, gen: claims.gen + 1 })}.${mac}`,
      victim.browser.cookies.get('at') ?? '',
      victim.browser.cookies.get('dc') ?? '',
      ...withStolenKey,
    ]
    const before = await dump()
    const rows = () => db().revokedSession.count({ where: { userId: { in: [claims.sub, others.sub] } } })
    expect([...before.keys()]).toContain(keysOf(claims.sub, claims.sid).session)
    for (const forgery of forgeries) {
      const forger = new Browser()
      forger.cookies.set('rt', forgery)
      expect((await forger.call(refresh)).status).toBe(401)
      expect(await dump()).toEqual(before)
    }
    expect(await rows()).toBe(0)
    for (const { browser } of [victim, bystander]) expect((await browser.call(refresh)).status).toBe(200)
    expect(await dump()).not.toEqual(before)
  })
})

describe('a refresh', () => {
  /** Every command that Redis gets while `work` runs, those of scripts apart. */
  async function watch(work: () => Promise<unknown>) {
    const monitor = await own.admin.monitor()
    const end = newId()
    const seen: { args: string[]; source: string }[] = []
    const heard = new Promise<void>((resolve) => {
      monitor.on('monitor', (_: string, args: string[], source: string) => {
        if (args[1] === end) resolve()
        else seen.push({ args, source })
      })
    })
    await work()
    await own.admin.echo(end)
    await heard
    monitor.disconnect()
    const aboutSessions = seen.filter(({ args }) => args.some((arg) => arg.startsWith('auth:')))
    return {
      sent: aboutSessions.filter(({ source }) => source !== 'lua').map(({ args }) => args),
      byScripts: aboutSessions.filter(({ source }) => source === 'lua').map(({ args }) => args),
    }
  }

  it('is one script, which asks the blacklist itself before anything else [R20]', async () => {
    const { browser } = await registerSomeone()
    // Once before, so that Redis knows the script by its hash.
    await browser.call(refresh)
    const { sub, sid } = await claimsOf(browser)
    const { session, index, tombstone } = keysOf(sub, sid)
    const { sent, byScripts } = await watch(() => browser.call(refresh))
    expect(sent).toHaveLength(1)
    expect(sent[0]?.[0]?.toLowerCase()).toBe('evalsha')
    expect(sent[0]?.slice(2, 6)).toEqual(['3', session, index, tombstone])
    expect(byScripts[0]?.map((arg) => arg.toLowerCase())).toEqual(['get', tombstone.toLowerCase()])
  })

  it('is refused by the blacklist alone, though the session is untouched [R20]', async () => {
    const { browser } = await registerSomeone()
    const { sub, sid } = await claimsOf(browser)
    const { session, tombstone } = keysOf(sub, sid)
    await own.admin.set(tombstone, 'logout', 'PX', hourMs)
    const before = await dump()
    const response = await browser.call(refresh)
    expect([response.status, await codeOf(response)]).toEqual([401, 'session_ended'])
    expect(await dump()).toEqual(before)
    expect(await own.admin.exists(session)).toBe(1)
  })
})
