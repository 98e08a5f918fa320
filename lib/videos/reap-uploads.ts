import 'server-only'
import { hourMs } from '@/lib/core/time'
import {
  closeUnclaimed,
  listExpiredUploadIds,
  listUnsweptUploadIds,
  markSweepQueued,
} from './sweep-repository'

/** A transfer that began inside its signature may end long after it. */
const slackMs = hourMs
/** A sweep that was given up is tried again by itself after a week, or earlier by an admin. */
const againMs = 7 * 24 * hourMs
const batch = 200

/**
 * Closes tickets that nobody claimed, and has the objects of closed tickets removed that nothing refers to: abandoned,
 * refused, cancelled, replaced, deleted. Works from the rows alone, so nothing is forgotten with a process (ASVS 5.2.4, R83).
 *
 * @param queueSweep takes the ids durably; called again with the same ids when this is interrupted
 */
export async function reapUploads(queueSweep: (uploadIds: string[]) => Promise<void>): Promise<void> {
  for (const id of await listExpiredUploadIds(batch)) await closeUnclaimed(id)
  const unswept = await listUnsweptUploadIds({ slackMs, againMs, limit: batch })
  if (unswept.length === 0) return
  await queueSweep(unswept)
  for (const id of unswept) await markSweepQueued(id)
}
