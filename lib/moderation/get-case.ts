import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { videoStore } from '@/lib/storage/provider'
import { listDeeds } from './deed-repository'
import { canModerate } from './policy'
import { listReports } from './report-repository'
import { type CaseDto, type CaseId, reportReasons } from './schema'
import { findThing, type Thing } from './thing-repository'
import { toDeedDto } from './to-deed-dto'

const listed = 100
const roleByRow = { VIEWER: 'viewer', PARTNER: 'partner', ADMIN: 'admin' } as const

function playbackOf(file: Thing['file']) {
  if (!file?.pin) return null
  const cover = file.coverKey && file.coverPin ? { key: file.coverKey, pin: file.coverPin } : null
  const { key, pin, mime, playsAsIs, renditionsReadyAt } = file
  return videoStore().playback(
    { key, pin, mime, playsAsIs, hasRenditions: renditionsReadyAt !== null },
    cover,
  )
}

function pathOf(thing: Thing): string | null {
  if (thing.videoId) return paths.video(thing.videoId)
  return thing.handle && paths.partner(thing.handle)
}

function toThingDto(thing: Thing): CaseDto['thing'] {
  const { name, text, isHidden, owner, handle, file } = thing
  const { id: userId, displayName, role, disabledAt } = owner
  return {
    name,
    text,
    playback: playbackOf(file),
    path: isHidden || disabledAt ? null : pathOf(thing),
    isHidden,
    owner: { userId, name: displayName, handle, role: roleByRow[role], isSuspended: disabledAt !== null },
  }
}

/**
 * A thing with its reports and what was decided about it before.
 *
 * @throws AppError `forbidden`, `not_found` for a thing that is gone and was never reported, `db_unavailable`
 */
export async function getCase(actor: Actor, id: CaseId): Promise<CaseDto> {
  if (!canModerate(actor)) throw new AppError('forbidden')
  const [thing, reports, done] = await Promise.all([
    findThing(id),
    listReports(id, listed),
    listDeeds(id, listed),
  ])
  if (!thing && reports.length === 0 && done.length === 0) throw new AppError('not_found')
  return {
    ...id,
    thing: thing && toThingDto(thing),
    reports: reports.map(({ id, reason, note, createdAt, closedAt, reporter }) => ({
      id,
      reason: reportReasons.find((known) => known === reason) ?? 'other',
      note,
      by: reporter.displayName,
      at: createdAt.toISOString(),
      isOpen: closedAt === null,
    })),
    deeds: done.map(toDeedDto),
  }
}
