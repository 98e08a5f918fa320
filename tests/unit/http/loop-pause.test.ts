import { describe, expect, it } from 'vitest'
import { loopPauseMs, pauseAfter } from '@/lib/http/loop-pause'

describe('the pause between two sign-ins [R35]', () => {
  it.each([
    ['none while the loop was idle for half of the time', { active: 20, idle: 20 }, 0],
    ['none while it was idle for longer', { active: 1, idle: 400 }, 0],
    ['what was missing to half', { active: 30, idle: 10 }, 20],
    ['as long as it was busy, when it was never idle', { active: 25, idle: 0 }, 25],
    ['never longer than the line can bear', { active: 5_000, idle: 0 }, 50],
  ])('is %s', (_, utilization, pauseMs) => {
    expect(pauseAfter(utilization)).toBe(pauseMs)
  })

  it('is judged by what happened since the last look', () => {
    // Whatever came before this test is no part of it.
    loopPauseMs()
    const endMs = performance.now() + 60
    while (performance.now() < endMs);
    expect(loopPauseMs()).toBeGreaterThan(0)
    // Hardly any time has passed since, so hardly any was busy.
    expect(Math.min(loopPauseMs(), loopPauseMs(), loopPauseMs())).toBeLessThan(20)
  })
})
