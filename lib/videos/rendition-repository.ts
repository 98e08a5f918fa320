import 'server-only'
import { db } from '@/lib/platform/db'

type Unrendered = { id: string; key: string; pin: string; renditionsAskedAt: Date | null }

/**
 * Verified clips whose renditions nobody has asked for yet, or asked for lately; the newest first, so that those of which nothing can be made
 * never stand in the way. The job of an older one goes on by itself until it is given up.
 */
export async function listUnrenderedIds(limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM video
    WHERE status = 'READY' AND renditions_ready_at IS NULL AND deleted_at IS NULL
      AND (renditions_asked_at IS NULL OR renditions_asked_at > now() - interval '1 hour')
    ORDER BY created_at DESC LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Null where there is nothing to make: gone, not verified, or made already. */
export async function findUnrendered(id: string): Promise<Unrendered | null> {
  const row = await db().video.findUnique({
    where: { id, status: 'READY', renditionsReadyAt: null, deletedAt: null },
    select: { id: true, key: true, pin: true, renditionsAskedAt: true },
  })
  return row?.pin ? { ...row, pin: row.pin } : null
}

type Mark = { renditionsAskedAt: Date } | { renditionsReadyAt: Date }

/** Of exactly these bytes: a clip that got another video meanwhile waits for its own. */
export async function markRenditions({ id, key, pin }: Unrendered, mark: Mark): Promise<void> {
  await db().video.updateMany({ where: { id, key, pin }, data: mark })
}
