import { expect, it } from 'vitest'
import { dayMs, minuteMs } from '@/lib/core/time'
import { limits } from '@/lib/rate-limit/limits'

it.each(Object.entries(limits))(
  '%s has windows that a person can wait for, the strictest rate last',
  (_, windows) => {
    for (const [index, { max, windowMs }] of windows.entries()) {
      expect(max).toBeGreaterThan(0)
      expect(windowMs).toBeGreaterThanOrEqual(minuteMs)
      expect(windowMs).toBeLessThanOrEqual(dayMs)
      const shorter = windows[index - 1]
      if (shorter) {
        expect(windowMs).toBeGreaterThan(shorter.windowMs)
        expect(max / windowMs).toBeLessThan(shorter.max / shorter.windowMs)
      }
    }
  },
)
