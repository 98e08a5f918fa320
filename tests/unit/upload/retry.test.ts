import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs, maxFailures } from '@/components/upload/engine/backoff'
import { judgeAnswer, refusalReason } from '@/components/upload/engine/judge-answer'
import { wait, waitOrOnline } from '@/components/upload/engine/wait'
import { answer } from './send-harness'

describe('backoffMs', () => {
  it('doubles up to twenty seconds, and lets chance move it by at most half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, luck) => {
          const fullMs = Math.min(20_000, 500 * 2 ** (failures - 1))
          const ms = backoffMs(failures, () => luck)
          expect(ms).toBeGreaterThanOrEqual(fullMs / 2)
          expect(ms).toBeLessThanOrEqual(fullMs)
        },
      ),
    )
    expect(backoffMs(1, () => 0)).not.toBe(backoffMs(1, () => 1))
  })

  it('obeys a longer Retry-After', () => {
    expect(backoffMs(1, () => 0.5, 12)).toBe(12_000)
    expect(backoffMs(6, () => 1, 1)).toBe(16_000)
  })

  it('is patient for about a minute before a person is asked', () => {
    let totalMs = 0
    for (let failures = 1; failures < maxFailures; failures += 1) totalMs += backoffMs(failures, () => 0.5)
    expect(totalMs).toBeGreaterThan(30_000)
    expect(totalMs).toBeLessThan(120_000)
  })
})

describe('judgeAnswer', () => {
  const stale = { error: { message: 'Stale request - reported time is more than 1 hour ago' } }
  it.each([
    [200, {}, false, 'accepted'],
    [201, {}, false, 'refused'],
    [400, { error: { message: 'Unsupported video format' } }, false, 'refused'],
    [400, stale, false, 'stale'],
    [400, { error: { message: 'Bad request' } }, true, 'stale'],
    [401, {}, false, 'stale'],
    [403, {}, false, 'stale'],
    [404, {}, false, 'refused'],
    [413, {}, false, 'refused'],
    [420, {}, false, 'retry'],
    [429, {}, false, 'retry'],
    [500, {}, false, 'retry'],
    [503, {}, false, 'retry'],
  ] as const)('%i %j (expired: %s) is %s', (status, body, expired, verdict) => {
    expect(judgeAnswer(answer(status, body), [200], expired)).toBe(verdict)
  })
})

describe('refusalReason', () => {
  it('takes the sentence of the provider, cut to a readable length', () => {
    expect(refusalReason('{"error":{"message":"File size too large."}}')).toBe('File size too large.')
    expect(refusalReason('{"error":"no"}')).toBe('no')
    expect(refusalReason(JSON.stringify({ error: { message: 'x'.repeat(5_000) } }))).toHaveLength(200)
  })

  it.each(['', '<html>', 'null', '[]', '{"error":{}}', '{"error":null}', '{"error":{"message":""}}'])(
    'has none for %s',
    (text) => expect(refusalReason(text)).toBeNull(),
  )
})

describe('waiting', () => {
  it('wakes as soon as the network is back', async () => {
    let goOnline = () => {}
    let stopped = false
    const connectivity = {
      isOnline: () => false,
      onOnline: (listener: () => void) => {
        goOnline = listener
        return () => {
          stopped = true
        }
      },
    }
    const waiting = waitOrOnline(60_000, new AbortController().signal, connectivity, wait)
    goOnline()
    await waiting
    expect(stopped).toBe(true)
  })

  it('ends at once when cancelled, also when it was cancelled before', async () => {
    const cancel = new AbortController()
    const waiting = wait(60_000, cancel.signal)
    cancel.abort()
    await expect(waiting).rejects.toThrow(DOMException)
    await expect(wait(60_000, cancel.signal)).rejects.toThrow(DOMException)
  })
})
