import { expect } from 'vitest'
import { minuteMs } from '@/lib/core/time'
import { type LimitName, limits } from '@/lib/rate-limit/limits'
import { stayClearOfWindowEnd } from './window-end'

/** Calls until the limit is spent and a little further; the last answer must be a 429 that says when to come back. */
export async function expectLimit(name: LimitName, call: () => Promise<Response>): Promise<void> {
  const { max, windowMs } = limits[name][0]
  await stayClearOfWindowEnd(Math.min(windowMs, 5 * minuteMs))
  const answers: Response[] = []
  while (answers.length <= max) answers.push(...(await Promise.all(Array.from({ length: 10 }, call))))
  const refused = answers.filter(({ status }) => status === 429)
  expect(answers.length - refused.length).toBe(max)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
}
