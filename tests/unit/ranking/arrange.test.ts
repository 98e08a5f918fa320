import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { arrange, type Candidate } from '@/lib/ranking/arrange'
import { decodeMarker, encodeMarker, endOf } from '@/lib/ranking/marker'
import { reach } from '@/lib/ranking/weights'

const kitchens = Array.from({ length: 5 }, newId)

type Wish = { kitchen: number; wishMs: number; isRefused: boolean }
const toRows = (wishes: Wish[]): Candidate[] =>
  wishes.map(({ kitchen, ...wish }, index) => ({
    id: newId(),
    partnerId: kitchens[kitchen] ?? '',
    rankedAt: new Date(1e12 - index * 1_000),
    ...wish,
  }))

/** As the database does it: what lies below the floor, as much as a page looks at. */
function walk(all: Candidate[], size: number): Candidate[] {
  const shown: Candidate[] = []
  let marker: { floor: Candidate | undefined; taken: string[]; lastPartner: string } = {
    floor: undefined,
    taken: [],
    lastPartner: '',
  }
  for (;;) {
    const from = marker.floor ? all.indexOf(marker.floor) + 1 : 0
    const limit = size + marker.taken.length + reach.lookahead
    const rows = all.slice(from, from + limit)
    const page = arrange(rows, marker, size)
    expect(page.taken.length).toBeLessThanOrEqual(reach.maxPassed)
    shown.push(...page.picked)
    if (page.isEmpty && rows.length < limit) return shown
    marker = { ...page, floor: page.floor ?? marker.floor }
  }
}

const wish = fc.record({
  kitchen: fc.integer({ min: 0, max: 4 }),
  wishMs: fc.integer({ min: -50_000, max: 50_000 }),
  isRefused: fc.boolean(),
})

describe('pages', () => {
  it('show each clip once and leave none out, whatever the reader wants', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 120 }), fc.integer({ min: 1, max: 20 }), (wishes, size) => {
        const all = toRows(wishes)
        const shown = walk(all, size)
        expect(new Set(shown).size).toBe(shown.length)
        expect(new Set(shown)).toEqual(new Set(all.filter(({ isRefused }) => !isRefused)))
      }),
    )
  })

  it('never hold a clip back behind more than the bound', () => {
    fc.assert(
      fc.property(fc.array(wish, { minLength: 60, maxLength: 120 }), (wishes) => {
        const all = toRows(wishes.map((one) => ({ ...one, isRefused: false })))
        const shown = walk(all, 6)
        for (const [rank, clip] of all.entries())
          expect(shown.indexOf(clip) - rank).toBeLessThanOrEqual(reach.maxPassed)
      }),
    )
  })

  it('never show two clips of a kitchen in a row where that can be avoided', () => {
    const few = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 6 }), (of, size) => {
        const all = toRows(of.map((kitchen) => ({ kitchen, wishMs: 0, isRefused: false })))
        const shown = walk(all, size).map(({ partnerId }) => partnerId)
        const most = Math.max(...kitchens.map((kitchen) => shown.filter((one) => one === kitchen).length))
        const side = shown.filter((kitchen, index) => kitchen === shown[index - 1]).length
        expect(side).toBe(Math.max(0, 2 * most - shown.length - 1))
      }),
    )
  })

  it('leave the order of rank alone where nothing speaks against it', () => {
    const all = toRows([0, 1, 2, 0, 1, 2, 3].map((kitchen) => ({ kitchen, wishMs: 0, isRefused: false })))
    expect(walk(all, 3)).toEqual(all)
  })
})

describe('a page marker', () => {
  it('comes back as it went, within the length that the feed takes', () => {
    const marker = {
      slot: 984_000,
      floor: { at: new Date('2026-03-01'), id: newId() },
      taken: Array.from({ length: reach.maxPassed }, () => endOf(newId())),
      lastPartner: endOf(newId()),
    }
    expect(decodeMarker(encodeMarker(marker))).toEqual(marker)
    expect(encodeMarker(marker).length).toBeLessThanOrEqual(200)
    const first = { ...marker, taken: [], lastPartner: '' }
    expect(decodeMarker(encodeMarker(first))).toEqual(first)
  })

  it.each(['', 'x', '1.2.3.4.5', `1.zzzzzzzzzz.${'0'.repeat(32)}..`, `1.1.${'0'.repeat(32)}..abc`])(
    'that is not ours (%j) is refused',
    (text) => {
      expect(() => decodeMarker(text)).toThrow(expect.objectContaining({ code: 'malformed_request' }))
    },
  )
})
