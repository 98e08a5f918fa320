import { dayMs } from '@/lib/core/time'
import type { KeptUpload } from './kept-upload'

/**
 * publish: storage has it all, only the words are missing · send: go on from the next part · hold: the person had
 * paused it · needs_file: the bytes are not here, the same file has to be chosen again
 */
export type ResumePlan = 'publish' | 'send' | 'hold' | 'needs_file'

/** What to do with an upload that was found in the ledger, given whether its bytes were found too. */
export function planResume(kept: KeptUpload, hasBytes: boolean): ResumePlan {
  if (kept.delivered) return 'publish'
  if (!hasBytes) return 'needs_file'
  return kept.isPaused ? 'hold' : 'send'
}

/** A ticket is renewable for a day; after a week nobody comes back for a clip, and its bytes fill the device. */
const keepMs = 7 * dayMs

/** Whether an entry may be removed without asking, whoever it belongs to. */
export function isForgotten({ createdAtMs }: KeptUpload, nowMs: number): boolean {
  return nowMs - createdAtMs > keepMs
}
