import { afterEach, expect, it } from 'vitest'
import { readLocalMoment, writeLocalMoment } from '@/components/ui/local-moment'

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

it.each(['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kathmandu'])(
  'a wall clock in %s and back is the same instant',
  (TZ) => {
    process.env.TZ = TZ
    const at = Date.UTC(2027, 6, 4, 17, 45)
    expect(readLocalMoment(writeLocalMoment(at))).toBe(new Date(at).toISOString())
  },
)

it('reads the clock of the reader, in summer and in winter', () => {
  process.env.TZ = 'Europe/Berlin'
  expect(readLocalMoment('2027-01-10T18:00')).toBe('2027-01-10T17:00:00.000Z')
  expect(readLocalMoment('2027-07-10T18:00')).toBe('2027-07-10T16:00:00.000Z')
})

it.each(['', '2027-01-10', '18:00', 'tomorrow', '2027-13-40T99:00'])('takes %j for no time', (text) => {
  expect(readLocalMoment(text)).toBeNull()
})
