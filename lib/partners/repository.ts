import 'server-only'
import { type Db, db } from '@/lib/platform/db'
import type { PartnerDto } from './schema'

/** The public columns of a partner, with the number of clips that are on show. */
export async function findPartner(handle: string): Promise<PartnerDto | null> {
  const row = await db().partner.findUnique({
    where: { handle },
    select: {
      handle: true,
      name: true,
      bio: true,
      address: true,
      orderUrl: true,
      avatarUrl: true,
      _count: { select: { videos: { where: { status: 'READY', publishedAt: { not: null } } } } },
    },
  })
  if (!row) return null
  const { _count, ...partner } = row
  return { ...partner, clipCount: _count.videos }
}

/**
 * Writes a new partner unless the handle is taken. ON CONFLICT DO NOTHING, because a broken constraint would end the
 * caller's whole transaction.
 *
 * @returns whether it was written
 */
export async function insertPartner(
  tx: Db,
  partner: { id: string; userId: string; handle: string; name: string },
): Promise<boolean> {
  const { count } = await tx.partner.createMany({ data: partner, skipDuplicates: true })
  return count === 1
}
