import { beforeEach, describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { redis } from '@/lib/platform/redis'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import { hashIdentifier } from '@/lib/rate-limit/hash-identifier'
import { type LimitName, limits } from '@/lib/rate-limit/limits'
import { stayClearOfWindowEnd } from '../../support/window-end'

beforeEach(() => stayClearOfWindowEnd())

const outcome = (name: LimitName, who: string) =>
  checkLimit(name, who).then(
    () => 'allowed',
    (error: AppError) => error.code,
  )

describe('checkLimit on Redis', () => {
  it.each(Object.keys(limits) as LimitName[])(
    '%s lets exactly its limit through, all at once [R40]',
    async (name) => {
      const who = newId()
      const { max, windowMs } = limits[name][0]
      await stayClearOfWindowEnd(windowMs)
      const outcomes = await Promise.all(Array.from({ length: max + 20 }, () => outcome(name, who)))
      expect(outcomes.filter((code) => code === 'allowed')).toHaveLength(max)
      expect(outcomes.filter((code) => code === 'rate_limited')).toHaveLength(20)
      expect(await outcome(name, newId())).toBe('allowed')
    },
  )

  it('is as if nothing had happened after a refund [R41]', async () => {
    const who = newId()
    for (let attempt = 0; attempt < 60; attempt += 1) {
      expect(await outcome('login.ip', who)).toBe('allowed')
      await refundLimit('login.ip', who)
    }
  })

  it('touches nothing but its own keys, whatever the identifier says, and all of them end [R46, R47]', async () => {
    const client = await redis()
    const bystander = newId()
    await checkLimit('register.ip', bystander)
    for (const who of ['*', 'rl:*', '}:{', 'a\r\nFLUSHALL\r\n', '\u0000', '😀'.repeat(500)]) {
      const unique = who + newId()
      await checkLimit('login.account', unique)
      const keys = await client.keys(`rl:login.account:{${hashIdentifier(unique)}}:*`)
      expect(keys).toHaveLength(1)
      for (const key of keys) expect(await client.pttl(key)).toBeGreaterThan(0)
    }
    expect(await client.keys(`rl:register.ip:{${hashIdentifier(bystander)}}:*`)).toHaveLength(1)
  })
})
