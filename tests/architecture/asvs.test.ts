import { describe, expect, it } from 'vitest'
import { chapters, type Row, rowsOf } from '../requirements/asvs'
import { chapterOf, standard } from '../requirements/asvs/standard'
import { findFaults } from '../requirements/find-faults'
import { renderAsvs } from '../requirements/render-asvs'
import { readSource } from './source/tree'

/**
 * Every requirement of OWASP ASVS 5.0.0, levels 1 and 2, is traced to what shows it, or excepted or left open in words.
 * Limits: that a row is right is for whoever reviews it; that a requirement of ours has a test is for
 * `requirements.test.ts`; level 3 is not traced.
 */
const rows = chapters.flatMap(rowsOf)

const countBy = <Key extends string | number>(keys: Iterable<Key>) => {
  const counts: Partial<Record<Key, number>> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

describe('the trace of ASVS 5.0.0 [R94]', () => {
  it('has the whole standard before it: as many requirements of each level as its CSV has', () => {
    expect(countBy(standard.values())).toEqual({ 1: 70, 2: 183, 3: 92 })
  })

  it('has each requirement of level 1 and 2 once, in its order and chapter', () => {
    const wanted = [...standard].filter(([, level]) => level <= 2).map(([id]) => id)
    expect(rows.map(({ id }) => id)).toEqual(wanted)
    const inPlace = chapters.map((chapter, at) =>
      rowsOf(chapter).every(({ id }) => chapterOf(id) === `V${at + 1}`),
    )
    expect(inPlace).toEqual(chapters.map(() => true))
  })

  it('has lost no row, nor has the list that it is compared with', () => {
    expect(countBy(rows.map(({ id }) => chapterOf(id)))).toEqual({
      V1: 27,
      V2: 11,
      V3: 19,
      V4: 10,
      V5: 9,
      V6: 35,
      V7: 18,
      V8: 7,
      V9: 7,
      V10: 29,
      V11: 14,
      V12: 9,
      V13: 13,
      V14: 9,
      V15: 13,
      V16: 16,
      V17: 7,
    })
  })

  it('says one thing of each, and names only what exists', () => {
    expect(rows.flatMap(findFaults)).toEqual([])
  })

  it('is the page that people read: npm run requirements', () => {
    expect(readSource('tests/asvs.md')).toBe(renderAsvs())
  })
})

describe('this check', () => {
  const row = (trace: object): Row => ({ id: 'V0.0.0', level: 1, topic: 'a few words', ...trace }) as Row

  it.each([
    ['nothing', {}],
    ['two things', { shownBy: ['R1'], open: 'half of it' }],
    ['no reason', { exception: '' }],
    ['an empty list', { shownBy: [] }],
    ['a requirement that is not ours', { shownBy: ['R95'] }],
    ['a test that is gone', { shownBy: ['tests/unit/auth/gone.test.ts'] }],
    ['a file that is no test', { shownBy: ['lib/auth/tokens.ts'] }],
    ['a heading that is gone', { shownBy: ['ARCHITECTURE.md#gone'] }],
    ['a reason that names a requirement too many', { exception: 'see R95' }],
    ['a reason that names a file that is gone', { open: 'mend `lib/auth/gone.ts`' }],
    ['a topic of one word', { topic: 'cookies', shownBy: ['R9'] }],
    ['a whole sentence', { topic: 'a topic that goes on and on and on', shownBy: ['R9'] }],
  ])('refuses %s', (_, trace) => {
    expect(findFaults(row(trace))).toHaveLength(1)
  })

  it.each([
    { shownBy: ['R1', 'biome.json', 'tests/unit/auth/tokens.test.ts', 'ARCHITECTURE.md#the-upload'] },
    { exception: 'No such thing here; see R81 and `lib/auth/tokens.ts`' },
    { open: 'half of it' },
  ])('lets pass: %j', (trace) => {
    expect(findFaults(row(trace))).toEqual([])
  })
})
