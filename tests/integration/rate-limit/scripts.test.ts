import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ratelimit } from '@upstash/ratelimit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { type Redis, redis } from '@/lib/platform/redis'
import { runScript } from '@/lib/platform/run-script'
import { stripShebang, upstashOnIoredis } from '@/lib/rate-limit/upstash-on-ioredis'
import { isCode, listFiles, readSource } from '../../architecture/source/tree'

const library = createRequire(import.meta.url).resolve('@upstash/ratelimit')
const source = readFileSync(library, 'utf8')

/** Every Lua text of the installed library, by the name of its constant. */
const scripts = [...source.matchAll(/var (\w+Script\d*) = `([^`]*)`/g)].map(
  ([, name = '', text = '']) => [name, text.replace(/\$\{tokenBucketIdentifierNotFound\}/, '-1')] as const,
)

let client: Redis

beforeAll(async () => {
  client = await redis()
})

const prefix = `rl:test-${newId()}`

afterAll(async () => {
  const keys = await client.keys(`${prefix}:*`)
  if (keys.length > 0) await client.del(...keys)
})

describe('the scripts of the installed @upstash/ratelimit [R46]', () => {
  it('are the ones we know; another one or another first line is to be looked at before it is used', () => {
    const firstLines = new Set(scripts.map(([, text]) => text.split('\n')[0]))
    expect(firstLines).toEqual(new Set(['#!lua flags=allow-key-locking', '']))
    expect(scripts.map(([name]) => name).sort()).toEqual([
      'cachedFixedWindowLimitScript',
      'cachedFixedWindowRemainingTokenScript',
      'checkDenyListScript',
      'fixedWindowLimitScript',
      'fixedWindowLimitScript2',
      'fixedWindowRemainingTokensScript',
      'fixedWindowRemainingTokensScript2',
      'resetScript',
      'slidingWindowLimitScript',
      'slidingWindowLimitScript2',
      'slidingWindowRemainingTokensScript',
      'slidingWindowRemainingTokensScript2',
      'tokenBucketLimitScript',
      'tokenBucketRemainingTokensScript',
    ])
  })

  it.each(scripts)('%s loads on a real Redis once it is stripped', async (_, text) => {
    expect(await client.script('LOAD', stripShebang(text))).toMatch(/^[0-9a-f]{40}$/)
  })

  it('do not load as they are: the reason for the adapter still holds', async () => {
    const [, text = ''] = scripts.find(([name]) => name === 'slidingWindowLimitScript') ?? []
    await expect(client.script('LOAD', text)).rejects.toThrow('shebang')
  })
})

describe('what must not be called', () => {
  /** One scans by a pattern that somebody typed, the other two make keys that never end or fail on the stand-in. */
  const banned = /\b(?:resetUsedTokens|cachedFixedWindow|tokenBucket)\b/

  it('is called nowhere in the product [R46, R47]', () => {
    const files = ['lib', 'app', 'components', 'services']
      .flatMap((folder) => listFiles(folder))
      .filter(isCode)
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => banned.test(readSource(file)))).toEqual([])
    expect(banned.test('await limiter.resetUsedTokens(email)')).toBe(true)
  })
})

describe('slidingWindow on ioredis', () => {
  const windowMs = 3_600_000
  const limiter = (max: number) =>
    new Ratelimit({
      redis: upstashOnIoredis(),
      limiter: Ratelimit.slidingWindow(max, `${windowMs} ms`),
      prefix,
      timeout: 0,
      ephemeralCache: false,
      analytics: false,
    })

  it('lets exactly the limit through under concurrency, counts no refusal, and takes a refund [R46]', async () => {
    const limit = limiter(3)
    const key = `{${newId()}}`
    const results = await Promise.all(Array.from({ length: 50 }, () => limit.limit(key)))
    expect(results.filter(({ success }) => success)).toHaveLength(3)
    expect((await limit.limit(key, { rate: -1 })).success).toBe(true)
    expect((await limit.limit(key)).success).toBe(true)
    expect((await limit.limit(key)).success).toBe(false)
  })

  it('agrees with a model over random charges and refunds at chosen times, and every key gets a time to live [R46]', async () => {
    const script = stripShebang(scripts.find(([name]) => name === 'slidingWindowLimitScript')?.[1] ?? '')
    const counts = new Map<number, number>()
    const id = newId()
    let nowMs = 1_800_000_000_000
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    for (let step = 0; step < 600; step += 1) {
      nowMs += random(200_000)
      const rate = random(6) === 0 ? -1 : 1
      const current = Math.floor(nowMs / windowMs)
      const [keyNow, keyBefore] = [current, current - 1].map((window) => `${prefix}:{${id}}:${window}`) as [
        string,
        string,
      ]
      const weighted = Math.floor((1 - (nowMs % windowMs) / windowMs) * (counts.get(current - 1) ?? 0))
      const used = counts.get(current) ?? 0
      const refused = rate > 0 && weighted + used >= 10
      if (!refused) counts.set(current, used + rate)
      const reply = await runScript(
        client,
        script,
        [keyNow, keyBefore],
        ['10', String(nowMs), String(windowMs), String(rate)],
      )
      expect([step, reply]).toEqual([step, [refused ? -1 : 10 - (used + rate + weighted), 10]])
    }
    const keys = await client.keys(`${prefix}:*`)
    expect(keys.length).toBeGreaterThan(10)
    for (const key of keys) expect(await client.pttl(key)).toBeGreaterThan(0)
  })
})
