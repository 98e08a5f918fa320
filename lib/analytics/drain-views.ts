import 'server-only'
import { withTransaction } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { lockClips, raiseDays, sumViews } from './repository'
import { drainSoonMs } from './view-rules'
import { type DayCounts, forgetDrained, listDrainable } from './view-store'

const batchSize = 200
/** A clip that is watched all the time comes back all the time: the next run goes on with it. */
const maxBatches = 50

async function raise(counts: readonly DayCounts[]): Promise<void> {
  await withTransaction(async (tx) => {
    const ids = await lockClips([...new Set(counts.map(({ videoId }) => videoId))], tx)
    // A clip that was deleted takes its figures along.
    const known = counts.filter(({ videoId }) => ids.includes(videoId))
    await raiseDays(known, tx)
    await sumViews(ids, tx)
  })
}

/**
 * Brings Postgres up to what Redis has counted. Totals are written, not differences: whoever dies between the two, runs beside
 * another one, or reads a Redis that lost its last second, counts nothing twice and loses nothing.
 *
 * @returns how many clips and days were written
 * @throws whatever Redis or Postgres throws; the next run begins where this one ended
 */
export async function drainViews(): Promise<number> {
  let written = 0
  for (let batch = 0; batch < maxBatches; batch += 1) {
    const drainable = await listDrainable(batchSize)
    const counts = drainable.flatMap(({ counts }) => (counts ? [counts] : []))
    if (counts.length > 0) await raise(counts)
    if (drainable.length > 0) await forgetDrained(drainable)
    written += counts.length
    if (drainable.length < batchSize) break
  }
  return written
}

let isDrainComing = false

/** Within seconds, so that a partner who watches the figures sees them move; once for all that is told until then. */
export function drainSoon(): void {
  if (isDrainComing) return
  isDrainComing = true
  setTimeout(() => {
    isDrainComing = false
    drainViews().catch((err: unknown) => logger().warn({ err }, 'views not drained'))
  }, drainSoonMs).unref()
}
