import { describe, expect, it } from 'vitest'
import { momentsForm, toTyped } from '@/components/studio/moments-form-schema'
import { formatClock, readClock } from '@/lib/core/moments'
import { toMoments } from '@/lib/core/moments-schema'

describe('a time on the timeline', () => {
  it.each([
    ['0:04', 4_000],
    ['4', 4_000],
    ['1:02.5', 62_500],
    [' 12:59,9 ', 779_900],
  ])('%j is %i ms', (text, ms) => expect(readClock(text)).toBe(ms))

  it.each(['', 'soon', '0:60', '1:2:3', '-1', '0:04.55'])('%j is none', (text) =>
    expect(readClock(text)).toBeNull(),
  )

  it('is written so that it is read again', () => {
    for (const ms of [0, 4_000, 4_500, 62_500, 779_900]) expect(readClock(formatClock(ms))).toBe(ms)
    expect(formatClock(4_000)).toBe('0:04')
  })
})

describe('what a row holds', () => {
  const moment = (atMs: number) => ({ atMs, name: 'Soup', price: null })

  it('loses marks behind the end of a shorter video', () => {
    const row = { moments: [moment(0), moment(900), moment(1_000)], durationMs: 1_000 }
    expect(toMoments(row)).toEqual([moment(0), moment(900)])
    expect(toMoments({ ...row, durationMs: null })).toHaveLength(3)
  })

  it('is nothing where it is no list of marks', () => {
    for (const moments of [null, {}, [1], [{ atMs: 1 }]])
      expect(toMoments({ moments, durationMs: null })).toEqual([])
  })
})

describe('the form', () => {
  const price = { minor: 1250, currency: 'EUR' as const }

  it('sends marks in the order of time, with prices in the smallest unit', () => {
    const rows = [
      { at: '0:09', name: ' Egg ', price: '' },
      { at: '0:04', name: 'Ramen', price: '12,50' },
    ]
    expect(momentsForm.parse({ currency: 'EUR', rows })).toEqual({
      moments: [
        { atMs: 4_000, name: 'Ramen', price },
        { atMs: 9_000, name: 'Egg', price: null },
      ],
    })
  })

  it('shows what is there as it would be typed', () => {
    const moments = [{ atMs: 4_000, name: 'Ramen', price }]
    expect(momentsForm.parse(toTyped(moments))).toEqual({ moments })
  })

  it.each([
    [{ at: 'soon', name: 'Soup', price: '' }, 'rows.0.at'],
    [{ at: '0:04', name: ' ', price: '' }, 'rows.0.name'],
    [{ at: '0:04', name: 'Soup', price: 'dear' }, 'rows.0.price'],
  ])('says beside the field what is wrong: %j', (row, path) => {
    const issues = momentsForm.safeParse({ currency: 'EUR', rows: [row] }).error?.issues
    expect(issues?.map((issue) => issue.path.join('.'))).toEqual([path])
  })

  it('says which of two marks at one time is the second', () => {
    const row = { at: '0:04', name: 'Soup', price: '' }
    const issues = momentsForm.safeParse({ currency: 'EUR', rows: [row, row] }).error?.issues
    expect(issues?.map((issue) => issue.path.join('.'))).toEqual(['rows.1.at'])
  })
})
