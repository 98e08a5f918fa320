import 'server-only'
import { db, withTransaction } from '@/lib/platform/db'
import { closeTicket, lockTicket } from './ticket-repository'

/** Clips that were acknowledged and wait for their file, longest waiting first. */
export async function listWaitingUploadIds(limit: number): Promise<string[]> {
  const rows = await db().video.findMany({
    where: { status: 'VERIFYING' },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: { uploadId: true },
  })
  return rows.map(({ uploadId }) => uploadId)
}

/** Open tickets whose last renewal is over and that no clip waits for. */
export async function listExpiredUploadIds(limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM upload u
    WHERE state = 'ISSUED' AND renewable_until <= now()
      AND NOT EXISTS (SELECT FROM video v WHERE v.upload_id = u.id)
      AND NOT EXISTS (SELECT FROM video v WHERE v.cover_upload_id = u.id)
    ORDER BY renewable_until LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/**
 * Closes a ticket that nobody claimed in time. The lock also holds back a clip that is just about to wait with this ticket
 * as its picture: the foreign key needs the row.
 *
 * @returns whether this call did it
 */
export function closeUnclaimed(id: string): Promise<boolean> {
  return withTransaction(async (tx) => {
    if ((await lockTicket(id, tx)) !== 'ISSUED') return false
    const claims = await tx.video.count({ where: { OR: [{ uploadId: id }, { coverUploadId: id }] } })
    return claims === 0 && closeTicket(id, 'CANCELLED', { tx, refusal: 'never_claimed' })
  })
}

/**
 * Closed tickets whose object nothing refers to, once no signature for its key can be used any more. A refused clip refers to
 * its file in words only.
 *
 * @param slackMs how long after the end of a signature an upload that began in time may still arrive
 * @param againMs how long a ticket that was queued before is left to its job
 */
export async function listUnsweptUploadIds(input: {
  slackMs: number
  againMs: number
  limit: number
}): Promise<string[]> {
  const endedBefore = new Date(Date.now() - input.slackMs)
  const queuedBefore = new Date(Date.now() - input.againMs)
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM upload u
    WHERE state <> 'ISSUED' AND swept_at IS NULL AND expires_at <= ${endedBefore}::timestamptz
      AND (sweep_queued_at IS NULL OR sweep_queued_at <= ${queuedBefore}::timestamptz)
      AND NOT EXISTS (SELECT FROM partner p WHERE p.avatar_upload_id = u.id)
      AND NOT EXISTS (SELECT FROM video v WHERE v.upload_id = u.id AND v.status <> 'REFUSED')
      AND NOT EXISTS (SELECT FROM video v WHERE v.cover_upload_id = u.id)
    ORDER BY expires_at LIMIT ${input.limit}`
  return rows.map(({ id }) => id)
}

/** One row a statement: two reapers that mark the same rows in another order would lock each other out. */
export async function markSweepQueued(id: string): Promise<void> {
  await db().upload.updateMany({ where: { id }, data: { sweepQueuedAt: new Date() } })
}

/** The key of an object that may go, asked again at the last moment; null when something refers to it or it has gone. */
export async function findSweepableKey(id: string): Promise<string | null> {
  const rows = await db().$queryRaw<{ key: string }[]>`
    SELECT key FROM upload u
    WHERE id = ${id}::uuid AND state <> 'ISSUED' AND swept_at IS NULL
      AND NOT EXISTS (SELECT FROM partner p WHERE p.avatar_upload_id = u.id)
      AND NOT EXISTS (SELECT FROM video v WHERE v.upload_id = u.id AND v.status <> 'REFUSED')
      AND NOT EXISTS (SELECT FROM video v WHERE v.cover_upload_id = u.id)`
  return rows[0]?.key ?? null
}

export async function markSwept(id: string): Promise<void> {
  await db().upload.updateMany({ where: { id }, data: { sweptAt: new Date() } })
}
