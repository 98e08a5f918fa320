import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { listDeeds } from './deed-repository'
import { canModerate } from './policy'
import { listReportedThings, type QueueRow } from './report-repository'
import { type ReportedThing, type ReportQueue, reportReasons } from './schema'
import { toDeedDto } from './to-deed-dto'

/** More than a moderator decides in one sitting; the rest moves up. */
const listed = 50
const deedsListed = 20

function toReportedThing({ reasons, firstAt, ...row }: QueueRow): ReportedThing {
  const counted = reportReasons.map((reason) => ({
    reason,
    count: reasons.filter((given) => given === reason).length,
  }))
  return {
    ...row,
    count: reasons.length,
    reasons: counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
    firstAt: firstAt.toISOString(),
  }
}

/**
 * What waits for a decision, the most reported first, and what was decided last.
 *
 * @throws AppError `forbidden`, `db_unavailable`
 */
export async function listQueue(actor: Actor): Promise<ReportQueue> {
  if (!canModerate(actor)) throw new AppError('forbidden')
  const [rows, done] = await Promise.all([listReportedThings(listed + 1), listDeeds(null, deedsListed)])
  return {
    items: rows.slice(0, listed).map(toReportedThing),
    hasMore: rows.length > listed,
    deeds: done.map(toDeedDto),
  }
}
