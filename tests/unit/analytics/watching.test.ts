import { describe, expect, it } from 'vitest'
import { watchReport } from '@/lib/analytics/schema'
import { viewThresholdMs } from '@/lib/analytics/view-rules'
import { newId } from '@/lib/core/ids'
import { partsOfClip, readSeen, writeSeen } from '@/lib/core/watching'

const parts = (isSeen: (part: number) => boolean) =>
  Array.from({ length: partsOfClip }, (_, part) => isSeen(part))

describe('which parts were seen', () => {
  it('takes ten digits, the first part first', () => {
    expect(writeSeen(parts(() => false))).toBe('0000000000')
    expect(writeSeen(parts(() => true))).toBe('ffffffffff')
    expect(writeSeen(parts((part) => part === 0))).toBe('8000000000')
    expect(writeSeen(parts((part) => part === 39))).toBe('0000000001')
  })

  it('reads back as it was written, each part by itself and all patterns of a few', () => {
    for (const step of [1, 2, 3, 7]) {
      const seen = parts((part) => part % step === 0)
      expect(readSeen(writeSeen(seen))).toBe(seen.map(Number).join(''))
    }
    for (let only = 0; only < partsOfClip; only += 1)
      expect(readSeen(writeSeen(parts((part) => part === only))).indexOf('1')).toBe(only)
  })
})

describe('what counts as a view', () => {
  it('is two seconds, or half of what is shorter than four', () => {
    expect(viewThresholdMs(60_000)).toBe(2_000)
    expect(viewThresholdMs(4_000)).toBe(2_000)
    expect(viewThresholdMs(3_000)).toBe(1_500)
    expect(viewThresholdMs(1)).toBe(1)
    expect(viewThresholdMs(null)).toBe(2_000)
  })
})

describe('a report', () => {
  const play = { playId: newId(), videoId: newId(), watchedMs: 1, seen: '8000000000' }
  const accepts = (report: object) =>
    watchReport.safeParse({ tabId: newId(), plays: [play], ...report }).success

  it('is strict about everything in it', () => {
    expect(accepts({})).toBe(true)
    expect(accepts({ plays: Array(20).fill(play) })).toBe(true)
    const bad: object[] = [
      { plays: [] },
      { plays: Array(21).fill(play) },
      { tabId: 'me' },
      { userId: newId() },
      { plays: [{ ...play, watchedMs: 0 }] },
      { plays: [{ ...play, watchedMs: 1.5 }] },
      { plays: [{ ...play, watchedMs: 86_400_001 }] },
      { plays: [{ ...play, seen: '800000000' }] },
      { plays: [{ ...play, seen: '80000000000' }] },
      { plays: [{ ...play, seen: 'G000000000' }] },
      { plays: [{ ...play, playId: '1' }] },
      { plays: [{ ...play, more: 1 }] },
    ]
    expect(bad.filter(accepts)).toEqual([])
  })
})
