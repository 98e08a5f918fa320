import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpeningHours, OpeningSpan } from '@/lib/core/opening-hours'
import { openingHours } from '@/lib/core/opening-hours-schema'
import { openingState } from '@/lib/core/opening-state'
import { dayMs, hourMs, minuteMs } from '@/lib/core/time'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import type { FeedFilter, FeedPage } from '@/lib/feed/schema'
import { db } from '@/lib/platform/db'
import { insertClip } from '../../support/insert-clip'
import { createPartner } from '../../support/people'

let partner: Awaited<ReturnType<typeof createPartner>>
const told = { allergensTold: true }

const namesFor = async (filter: FeedFilter) => {
  const { items } = await getFeedPage({ actor: null, handle: partner.partner.handle, filter, limit: 20 })
  return items.map(({ name }) => name).sort()
}

beforeAll(async () => {
  partner = await createPartner()
  const clips = [
    { name: 'silent' },
    { name: 'vegan bowl', diets: ['vegan', 'gluten-free'], allergens: ['nuts'], ...told },
    { name: 'cheese', diets: ['vegetarian'], allergens: ['milk'], ...told },
    { name: 'steak', ...told },
  ]
  for (const clip of clips) await insertClip(partner, { ...clip, publishedAt: new Date() })
})

describe('a filtered feed', () => {
  it('has what says it is right, and what is more than that', async () => {
    expect(await namesFor({ diet: ['vegan'] })).toEqual(['vegan bowl'])
    expect(await namesFor({ diet: ['vegetarian'] })).toEqual(['cheese', 'vegan bowl'])
    expect(await namesFor({ diet: ['vegetarian', 'gluten-free'] })).toEqual(['vegan bowl'])
    expect(await namesFor({ diet: ['halal'] })).toEqual([])
  })

  it('leaves out what contains it, and who has not said', async () => {
    expect(await namesFor({ without: ['milk'] })).toEqual(['steak', 'vegan bowl'])
    expect(await namesFor({ without: ['milk', 'nuts'] })).toEqual(['steak'])
  })

  it('is all of it without a filter', async () => {
    expect(await namesFor({})).toHaveLength(4)
  })

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 20],
    [9, 2],
  ])('looks at %i clips a page, shows %i at most, and meets each that fits once', async (reach, limit) => {
    const kitchen = await createPartner()
    const fits = [false, false, true, true, false, true, false, false, false]
    const expected: string[] = []
    for (const [hour, isVegan] of fits.entries()) {
      // Two of each moment: it is the id that tells them apart.
      const publishedAt = new Date(Date.now() - Math.ceil(hour / 2) * hourMs)
      const id = await insertClip(kitchen, { name: 'Soup', diets: isVegan ? ['vegan'] : [], publishedAt })
      if (isVegan) expected.push(id)
    }
    const query = {
      actor: null,
      handle: kitchen.partner.handle,
      filter: { diet: ['vegan' as const] },
      limit,
      reach,
    }
    const seen: string[] = []
    let pages = 0
    for (let cursor: string | null | undefined; cursor !== null; pages += 1) {
      const page: FeedPage = await getFeedPage({ ...query, ...(cursor ? { cursor } : {}) })
      expect(page.items.length).toBeLessThanOrEqual(Math.min(reach, limit))
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen.toSorted()).toEqual(expected.toSorted())
    expect(pages).toBeGreaterThanOrEqual(Math.floor(fits.length / reach))
  })

  it('goes on behind its last clip', async () => {
    const query = {
      actor: null,
      handle: partner.partner.handle,
      filter: { diet: ['vegetarian' as const] },
      limit: 1,
    }
    const first = await getFeedPage(query)
    const second = await getFeedPage({ ...query, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['cheese', 'vegan bowl'])
    expect(second.nextCursor).toBeNull()
  })

  it('has only kitchens that are open, if that is asked', async () => {
    const always: OpeningHours = { timeZone: 'UTC', days: Array(7).fill([{ from: '00:00', to: '00:00' }]) }
    const setHours = (hours: OpeningHours) =>
      db().partner.update({ where: { id: partner.partner.id }, data: { hours } })
    expect(await namesFor({ open: '1' })).toEqual([])
    await setHours(always)
    expect(await namesFor({ open: '1' })).toHaveLength(4)
    await setHours({ ...always, days: Array(7).fill([]) })
    expect(await namesFor({ open: '1' })).toEqual([])
    await setHours({ ...always, timeZone: 'Atlantis/Centre' })
    expect(await namesFor({ open: '1' })).toEqual([])
  })
})

describe('nearby', () => {
  it('is as far as a sphere says, over the date line too, and nobody without a place', async () => {
    const setPlace = (latitude: number | null, longitude: number | null) =>
      db().partner.update({ where: { id: partner.partner.id }, data: { latitude, longitude } })
    const lisbon = { latitude: 38.71, longitude: -9.14 }
    expect(await namesFor({ near: lisbon, within: '25' })).toEqual([])
    // Cascais, 24 km to the west.
    await setPlace(38.697, -9.4215)
    expect(await namesFor({ near: lisbon, within: '25' })).toHaveLength(4)
    expect(await namesFor({ near: lisbon })).toEqual([])
    await setPlace(0, 179.99)
    expect(await namesFor({ near: { latitude: 0, longitude: -179.99 }, within: '5' })).toHaveLength(4)
    await setPlace(null, null)
  })
})

const clock = fc
  .integer({ min: 0, max: 1_439 })
  .map((minute) => new Date(minute * minuteMs).toISOString().slice(11, 16))
const span: fc.Arbitrary<OpeningSpan> = fc.record({ from: clock, to: clock })
const hours = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland', 'Europe/Lisbon'),
    days: fc.array(fc.array(span, { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
  })
  // As it is stored: what overlaps is refused, and the times of a day are in order.
  .map((week) => openingHours.safeParse(week).data)
  .filter((week) => week !== undefined)
// Away from the nights on which clocks change: what is between two times there is a matter of taste.
const moment = fc
  .tuple(fc.constantFrom('2026-01-12', '2026-07-06'), fc.integer({ min: 0, max: 7 * (dayMs / minuteMs) }))
  .map(([day, minutes]) => Date.parse(day) + minutes * minuteMs)

describe('open, as the database computes it', () => {
  it('is what the pages say, for any week at any moment', async () => {
    const cases = fc.sample(fc.tuple(hours, moment), 400)
    const rows = await db().$queryRaw<{ open: boolean }[]>`
      SELECT kitchen_is_open(c.hours, c.at) AS open
      FROM jsonb_to_recordset(${JSON.stringify(cases.map(([week, at]) => ({ hours: week, at: new Date(at) })))}::jsonb)
        AS c(hours jsonb, at timestamptz)`
    expect(rows.map(({ open }) => open)).toEqual(cases.map(([week, at]) => openingState(week, at).open))
    expect(rows.filter(({ open }) => open).length).toBeGreaterThan(20)
  })
})
