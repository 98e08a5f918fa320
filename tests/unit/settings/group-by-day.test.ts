import { describe, expect, it } from 'vitest'
import { groupByDay } from '@/components/settings/group-by-day'

const nowMs = Date.parse('2027-03-02T10:00:00Z')

const cut = (moments: string[], setting: { locale?: string; timeZone?: string; nowMs?: number } = {}) =>
  groupByDay(
    moments.map((at) => ({ at })),
    { locale: 'en-GB', timeZone: 'UTC', nowMs, ...setting },
  ).map(({ title, items }) => [title, items.length])

describe('groupByDay', () => {
  it('names today, yesterday, then days, and the year once it is another', () => {
    const moments = [
      '2027-03-02T09:59:00Z',
      '2027-03-02T00:00:00Z',
      '2027-03-01T23:59:59Z',
      '2027-02-28T12:00:00Z',
      '2026-12-31T12:00:00Z',
    ]
    expect(cut(moments)).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      ['Sunday 28 February', 1],
      ['Thursday, 31 December 2026', 1],
    ])
  })

  it('goes by the day of the reader, not of the server', () => {
    const moments = ['2027-03-02T04:30:00Z', '2027-03-01T23:30:00Z']
    expect(cut(moments, { timeZone: 'Europe/Berlin' })).toEqual([['Today', 2]])
    expect(cut(moments, { timeZone: 'America/New_York' })).toEqual([['Yesterday', 2]])
    expect(cut(moments)).toEqual([
      ['Today', 1],
      ['Yesterday', 1],
    ])
  })

  it('knows yesterday also where a day has 23 or 25 hours', () => {
    for (const [now, at] of [
      ['2027-03-28T21:30:00Z', '2027-03-27T12:00:00Z'],
      ['2027-03-29T21:59:00Z', '2027-03-28T12:00:00Z'],
      ['2027-10-31T22:59:00Z', '2027-10-30T12:00:00Z'],
      ['2027-10-31T23:30:00Z', '2027-10-31T12:00:00Z'],
      ['2027-11-01T22:30:00Z', '2027-10-31T12:00:00Z'],
    ])
      expect(cut([at ?? ''], { timeZone: 'Europe/Berlin', nowMs: Date.parse(now ?? '') })).toEqual([
        ['Yesterday', 1],
      ])
  })

  it('speaks the language of the reader, with a capital where it stands as a heading', () => {
    expect(cut(['2027-03-02T09:00:00Z', '2027-02-28T12:00:00Z'], { locale: 'de' })).toEqual([
      ['Heute', 1],
      ['Sonntag, 28. Februar', 1],
    ])
    expect(cut(['2027-03-01T09:00:00Z'], { locale: 'fr' })).toEqual([['Hier', 1]])
  })

  it('makes nothing out of nothing', () => {
    expect(cut([])).toEqual([])
  })
})
