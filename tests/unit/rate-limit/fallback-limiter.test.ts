import { expect, it } from 'vitest'
import { chargeInProcess, refundInProcess } from '@/lib/rate-limit/fallback-limiter'

const limit = { max: 20, windowMs: 60_000 }
const tries = (key: string, count: number, nowMs: number) =>
  Array.from({ length: count }, () => chargeInProcess(key, limit, nowMs)).filter(Boolean).length

it('allows a quarter of the limit, and again when the window is over', () => {
  expect(tries('quarter', 30, 0)).toBe(5)
  expect(tries('quarter', 30, 59_999)).toBe(0)
  expect(tries('quarter', 30, 60_000)).toBe(5)
})

it('allows at least one', () => {
  expect(chargeInProcess('one', { max: 2, windowMs: 1_000 }, 0)).toBe(true)
  expect(chargeInProcess('one', { max: 2, windowMs: 1_000 }, 0)).toBe(false)
})

it('counts each key for itself, and takes a refund', () => {
  tries('a', 5, 0)
  expect(tries('b', 1, 0)).toBe(1)
  refundInProcess('a')
  expect(tries('a', 5, 0)).toBe(1)
  refundInProcess('never charged')
})

it('does not grow without end, and gives up the least used', () => {
  tries('early', 5, 0)
  tries('busy', 4, 0)
  for (let index = 0; index < 30_000; index += 1) {
    if (index % 1_000 === 0) refundInProcess('busy')
    if (index % 1_000 === 0) chargeInProcess('busy', limit, 0)
    chargeInProcess(`flood-${index}`, limit, 0)
  }
  expect(tries('early', 5, 0)).toBe(5)
  expect(tries('busy', 5, 0)).toBe(1)
})
