import { expect, it } from 'vitest'
import {
  addSpan,
  changeSpan,
  checkDraft,
  copyToAll,
  type DraftWeek,
  endsNextDay,
  removeSpan,
  toDraft,
} from '@/components/profile/hours-draft'

const add = (week: DraftWeek, day: number) => {
  const more = addSpan(week, day)
  if (!more) throw new Error('no room')
  return more
}
const plain = (week: DraftWeek) => week.map((spans) => spans.map(({ from, to }) => `${from}-${to}`))

it('begins closed all week, offers lunch, then dinner, then an empty row, and no fifth', () => {
  let week = toDraft(null)
  expect(plain(week)).toEqual([[], [], [], [], [], [], []])
  for (let row = 0; row < 4; row += 1) week = add(week, 2).week
  expect(plain(week)[2]).toEqual(['12:00-15:00', '18:00-22:00', '-', '-'])
  expect(addSpan(week, 2)).toBeNull()
  expect(plain(week)[1]).toEqual([])
})

it('changes and removes one row and leaves the others', () => {
  const { week, added } = add(add(toDraft(null), 0).week, 0)
  expect(plain(changeSpan(week, { day: 0, id: added.id, to: '01:00' }))[0]).toEqual([
    '12:00-15:00',
    '18:00-01:00',
  ])
  expect(plain(removeSpan(week, 0, added.id))[0]).toEqual(['12:00-15:00'])
})

it('copies a day to all the others, as rows of their own', () => {
  const week = copyToAll(add(toDraft(null), 5).week, 5)
  expect(plain(week)).toEqual(Array(7).fill(['12:00-15:00']))
  expect(new Set(week.flat().map(({ id }) => id)).size).toBe(7)
})

it('gives what to save, or what is wrong by row', () => {
  const good = add(toDraft(null), 0)
  expect(checkDraft(good.week, 'Europe/Lisbon').hours?.days[0]).toEqual([{ from: '12:00', to: '15:00' }])
  const twice = changeSpan(add(good.week, 0).week, { day: 0, id: good.added.id, to: '19:00' })
  const second = twice[0]?.[1]?.id ?? 0
  expect(checkDraft(twice, 'Europe/Lisbon').errors).toEqual(
    new Map([[second, 'These hours overlap with others.']]),
  )
  const half = changeSpan(good.week, { day: 0, id: good.added.id, from: '' })
  expect(checkDraft(half, 'Europe/Lisbon').errors).toEqual(
    new Map([[good.added.id, 'Please fill in both times.']]),
  )
})

it.each([
  ['18:00', '02:00', true],
  ['18:00', '00:00', false],
  ['12:00', '15:00', false],
  ['09:00', '09:00', true],
  ['00:00', '00:00', false],
  ['', '02:00', false],
])('%s to %s ends on the next day: %s', (from, to, expected) => {
  expect(endsNextDay({ id: 1, from, to })).toBe(expected)
})
