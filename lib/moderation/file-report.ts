import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { findOpenReport, findReportable, insertReport } from './report-repository'
import { type ReportAnswer, type ReportInput, reportReasons } from './schema'

type Filed = ReportAnswer & { outcome: 'created' | 'repeated' }

/**
 * Tells the moderators about something that the actor can see. Told again while nobody has decided, it is the same report, with what was
 * said first.
 *
 * @throws AppError `not_found` for what is not on show, `validation_failed` for one's own, `db_unavailable`
 */
export async function fileReport(actor: Actor, { about, reason, note }: ReportInput): Promise<Filed> {
  const found = await findReportable(about)
  if (!found) throw new AppError('not_found', { message: 'That is not here any more.' })
  if (found.ownerId === actor.userId)
    throw new AppError('validation_failed', { message: 'That is your own.' })
  const thing = { kind: about.kind, thingId: found.thingId }
  const added = await insertReport({ id: newId(), reporterId: actor.userId, ...thing, reason, note })
  const report = added ?? (await findOpenReport(actor.userId, thing))
  // Decided in this very moment: what was told has been looked at.
  if (!report) throw new AppError('not_found', { message: 'That was looked at just now.' })
  return {
    report: {
      id: report.id,
      reason: reportReasons.find((known) => known === report.reason) ?? 'other',
      createdAt: report.createdAt.toISOString(),
    },
    outcome: added ? 'created' : 'repeated',
  }
}
