import 'server-only'
import { minuteMs } from '@/lib/core/time'

/**
 * Ranks live in two columns. One holds still for a slot of half an hour and the next, while the other one is written anew, so that
 * whoever is in the middle of the feed meets each clip once, though likes go on. The clock alone says which is which: no row to
 * read, and a job that comes late or never leaves old ranks, not wrong ones.
 */
export const slotMs = 30 * minuteMs
/** The ranks of the next slot are written in the last minutes of this one. */
const preparingMs = 4 * minuteMs

export type RankColumn = 'even' | 'odd'

export const slotOf = (nowMs: number): number => Math.floor(nowMs / slotMs)
export const columnOf = (slot: number): RankColumn => (slot % 2 === 0 ? 'even' : 'odd')

/** Whether the ranks of the next slot may be written now; those of the slot before this one end with that. */
export const isPreparing = (nowMs: number): boolean => nowMs % slotMs >= slotMs - preparingMs

/** Whether ranks of that slot are still what they were: those of this slot, and for most of it those of the one before. */
export function isHeld(slot: number, nowMs: number): boolean {
  const current = slotOf(nowMs)
  return slot === current || (slot === current - 1 && !isPreparing(nowMs))
}
