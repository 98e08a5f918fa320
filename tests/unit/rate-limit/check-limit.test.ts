import '../../support/unit-env'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import { hashIdentifier } from '@/lib/rate-limit/hash-identifier'

const runScript = vi.hoisted(() => vi.fn())
vi.mock('@/lib/platform/redis', () => ({ redis: async () => ({}) }))
vi.mock('@/lib/platform/run-script', () => ({ runScript }))

const outcome = (name: Parameters<typeof checkLimit>[0], identifier: string) =>
  checkLimit(name, identifier).then(
    () => 'allowed',
    (error: AppError) => error.code,
  )

beforeEach(() => {
  runScript.mockReset()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('checkLimit without a Redis (R45)', () => {
  it.each([
    ['is refused', new Error('connect ECONNREFUSED')],
    ['times out', new Error('Command timed out')],
    ['answers nonsense', new Error('ERR Unexpected flag in script shebang: allow-key-locking')],
  ])('allows a quarter in this process when the connection %s, then says busy', async (_, error) => {
    runScript.mockRejectedValue(error)
    const who = newId()
    const outcomes = []
    for (let attempt = 0; attempt < 10; attempt += 1) outcomes.push(await outcome('login.account', who))
    expect(outcomes).toEqual([...Array(5).fill('allowed'), ...Array(5).fill('busy')])
  })

  it('takes a refund there as well, and a failing refund harms nobody', async () => {
    runScript.mockRejectedValue(new Error('Connection is closed.'))
    const who = newId()
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect(await outcome('login.account', who)).toBe('allowed')
      await refundLimit('login.account', who)
    }
  })
})

describe('checkLimit', () => {
  it('says until when', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:10:30Z') })
    runScript.mockResolvedValue([-1, 10])
    await expect(checkLimit('register.ip', 'x')).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterSeconds: 49 * 60 + 30,
    })
  })

  it('gives the short window back when the long one refuses', async () => {
    const charges: number[] = []
    runScript.mockImplementation(async (_client, _script, _keys, args: string[]) => {
      charges.push(Number(args[3]))
      return charges.length === 2 ? [-1, 200] : [1, 30]
    })
    expect(await outcome('login.ip', 'x')).toBe('rate_limited')
    expect(charges).toEqual([1, 1, -1])
  })

  it('puts nothing of the identifier into a key, and both keys of a window into one slot (R47)', async () => {
    runScript.mockResolvedValue([1, 20])
    for (const who of ['mia@example.com', '*', '}{', 'a\nb', '198.51.100.7']) {
      runScript.mockClear()
      await checkLimit('login.account', who)
      const keys = runScript.mock.calls[0]?.[2] as string[]
      expect(keys).toHaveLength(2)
      for (const key of keys) expect(key).toMatch(/^rl:login\.account:\{[A-Za-z0-9_-]{22}\}:\d+$/)
    }
  })

  it('has more room for this computer itself, under a name of its own', async () => {
    runScript.mockResolvedValue([1, 20])
    for (const [who, name] of [
      ['loopback', 'register.loopback'],
      ['198.51.100.7', 'register.ip'],
    ] as const) {
      runScript.mockClear()
      await checkLimit('register.ip', who)
      expect(runScript.mock.calls[0]?.[2][0]).toMatch(new RegExp(`^rl:${name}:`))
    }
  })

  it('hashes with a key: nobody without the secret can tell whose bucket it is', async () => {
    const { createHash } = await import('node:crypto')
    const plain = createHash('sha256').update('mia@example.com').digest('base64url')
    expect(plain.startsWith(hashIdentifier('mia@example.com'))).toBe(false)
    expect(hashIdentifier('a')).not.toBe(hashIdentifier('b'))
  })
})
