import 'server-only'
import type { OpeningHours } from '@/lib/core/opening-hours'
import { openingHours } from '@/lib/core/opening-hours-schema'
import { type Place, toPlace } from '@/lib/core/place'
import { publicNow } from '@/lib/core/public-now'
import { type Db, db } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import type { PartnerDto, PartnerProfile } from './schema'

/** What was written by an older version and is no week any more counts as none. */
export function toHours(stored: unknown): OpeningHours | null {
  return openingHours.safeParse(stored).data ?? null
}

/** What stands on a partner's page, for everybody and for its owner. */
export const pageColumns = {
  handle: true,
  name: true,
  bio: true,
  address: true,
  orderUrl: true,
  avatarUrl: true,
  hours: true,
  latitude: true,
  longitude: true,
} as const

/** The public columns of a partner whose account is not locked, with the number of clips that are on show. */
export async function findPartner(handle: string): Promise<PartnerDto | null> {
  const row = await db().partner.findUnique({
    where: { handle, user: { disabledAt: null } },
    select: {
      ...pageColumns,
      followerCount: true,
      _count: { select: { videos: { where: publicNow() } } },
    },
  })
  if (!row) return null
  const { _count, hours, latitude, longitude, ...partner } = row
  const place = toPlace({ latitude, longitude })
  return { ...partner, hours: toHours(hours), place, clipCount: _count.videos }
}

export async function hasPartner(tx: Db, userId: string): Promise<boolean> {
  return (await tx.partner.count({ where: { userId } })) > 0
}

/**
 * Writes a new partner unless the handle is taken, or still leads to somebody who had it. ON CONFLICT DO NOTHING, because a
 * broken constraint would end the caller's whole transaction.
 *
 * @returns whether it was written
 */
export async function insertPartner(
  tx: Db,
  partner: { id: string; userId: string; handle: string; name: string },
): Promise<boolean> {
  const { id, handle } = partner
  const { count } = await tx.partner.createMany({ data: partner, skipDuplicates: true })
  if (count === 0) return false
  const held = await tx.heldHandle.createMany({ data: { handle, partnerId: id }, skipDuplicates: true })
  if (held.count === 0) await tx.partner.delete({ where: { id }, select: { id: true } })
  return held.count === 1
}

export type ProfileColumns = Partial<
  Pick<PartnerProfile, 'name' | 'bio' | 'address' | 'orderUrl' | 'avatarUrl' | 'hours'> & {
    avatarUploadId: string | null
    place: Place | null
  }
>

const nowhere = { latitude: null, longitude: null }

export async function updateProfile(
  partnerId: string,
  { hours, place, ...columns }: ProfileColumns,
  tx: Db,
): Promise<void> {
  const stored = hours === undefined ? {} : { hours: hours ?? Prisma.DbNull }
  await tx.partner.update({
    where: { id: partnerId },
    data: { ...columns, ...stored, ...(place === undefined ? {} : (place ?? nowhere)) },
    select: { id: true },
  })
}
