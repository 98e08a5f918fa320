import 'server-only'
import { publicNow } from '@/lib/core/public-now'
import { type Db, db } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import type { CaseId, ReportAbout, ReportedKind, ReportReason } from './schema'

export const storedKind = { clip: 'CLIP', comment: 'COMMENT', partner: 'PARTNER' } as const satisfies Record<
  ReportedKind,
  unknown
>

/** What a reader can see of it now, so that it can be reported; null for anything else. */
export async function findReportable(
  about: ReportAbout,
): Promise<{ thingId: string; ownerId: string } | null> {
  if (about.kind === 'clip') {
    const where = { id: about.id, ...publicNow() }
    const clip = await db().video.findFirst({
      where,
      select: { id: true, partner: { select: { userId: true } } },
    })
    return clip && { thingId: clip.id, ownerId: clip.partner.userId }
  }
  if (about.kind === 'comment') {
    const where = { id: about.id, hiddenAt: null, removedAt: null, video: publicNow() }
    const comment = await db().comment.findFirst({ where, select: { id: true, authorId: true } })
    return comment && { thingId: comment.id, ownerId: comment.authorId }
  }
  const where = { handle: about.handle, user: { disabledAt: null } }
  const partner = await db().partner.findFirst({ where, select: { id: true, userId: true } })
  return partner && { thingId: partner.id, ownerId: partner.userId }
}

type NewReport = CaseId & { id: string; reporterId: string; reason: ReportReason; note: string }
type StoredReport = { id: string; reason: string; createdAt: Date }

const columns = { id: true, reason: true, createdAt: true } as const

/** Null where this person has an open report of this thing already; the index decides, so two tabs at once write one. */
export async function insertReport({ kind, ...report }: NewReport): Promise<StoredReport | null> {
  const [row] = await db().report.createManyAndReturn({
    data: [{ ...report, kind: storedKind[kind] }],
    skipDuplicates: true,
    select: columns,
  })
  return row ?? null
}

export function findOpenReport(reporterId: string, { kind, thingId }: CaseId): Promise<StoredReport | null> {
  const where = { reporterId, kind: storedKind[kind], thingId, closedAt: null }
  return db().report.findFirst({ where, select: columns })
}

/** @returns how many were open */
export async function closeReports({ kind, thingId }: CaseId, tx: Db): Promise<number> {
  const where = { kind: storedKind[kind], thingId, closedAt: null }
  const { count } = await tx.report.updateMany({ where, data: { closedAt: new Date() } })
  return count
}

/** The latest reports of one thing; those that are open first. */
export function listReports({ kind, thingId }: CaseId, limit: number) {
  return db().report.findMany({
    where: { kind: storedKind[kind], thingId },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    take: limit,
    select: { ...columns, note: true, closedAt: true, reporter: { select: { displayName: true } } },
  })
}

export type QueueRow = {
  kind: ReportedKind
  thingId: string
  name: string | null
  isHidden: boolean
  reasons: string[]
  firstAt: Date
}

/** What has open reports, the most reported first. */
export function listReportedThings(limit: number): Promise<QueueRow[]> {
  return db().$queryRaw<QueueRow[]>(Prisma.sql`
    SELECT lower(r.kind::text) AS kind, r.thing_id::text AS "thingId", r.reasons, r.first_at AS "firstAt",
      COALESCE(v.name, c.text, p.name) AS name,
      COALESCE(v.hidden_at, c.removed_at, u.disabled_at) IS NOT NULL AS "isHidden"
    FROM (
      SELECT kind, thing_id, array_agg(reason) AS reasons, min(created_at) AS first_at
      FROM report WHERE closed_at IS NULL GROUP BY kind, thing_id
      ORDER BY count(*) DESC, min(created_at) LIMIT ${limit}) r
    LEFT JOIN video v ON r.kind = 'CLIP' AND v.id = r.thing_id AND v.deleted_at IS NULL
    LEFT JOIN comment c ON r.kind = 'COMMENT' AND c.id = r.thing_id
    LEFT JOIN partner p ON r.kind = 'PARTNER' AND p.id = r.thing_id
    LEFT JOIN "user" u ON u.id = p.user_id
    ORDER BY cardinality(r.reasons) DESC, r.first_at`)
}
