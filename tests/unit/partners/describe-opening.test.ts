import { expect, it } from 'vitest'
import { describeOpening } from '@/components/partner/describe-opening'
import type { LocalMoment } from '@/lib/core/opening-state'

const moment = (time: string, inDays: number): LocalMoment => ({ time, inDays, weekday: 'Friday' })

it.each([
  [{ open: true, until: moment('22:30', 0) }, 'Until 22:30'],
  [{ open: true, until: moment('02:00', 1) }, 'Until 02:00'],
  [{ open: true, until: moment('12:00', 1) }, 'Until 12:00 tomorrow'],
  [{ open: true, until: moment('00:00', 3) }, 'Until 00:00 on Friday'],
  [{ open: true, until: null }, 'Around the clock'],
  [{ open: false, opens: moment('17:30', 0) }, 'Opens at 17:30'],
  [{ open: false, opens: moment('12:00', 1) }, 'Opens tomorrow at 12:00'],
  [{ open: false, opens: moment('18:00', 4) }, 'Opens on Friday at 18:00'],
  [{ open: false, opens: moment('18:00', 7) }, 'Opens next Friday at 18:00'],
  [{ open: false, opens: null }, ''],
] as const)('%j reads %j', (state, words) => {
  expect(describeOpening(state)).toBe(words)
})
