import 'server-only'
import { db } from '@/lib/platform/db'
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
