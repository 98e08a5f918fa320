import 'server-only'
import { toPlace } from '@/lib/core/place'
import { type Db, db } from '@/lib/platform/db'
import { pageColumns, toHours } from './repository'
import { maxEarlierHandles, type PartnerProfile } from './schema'

/** The current handle of whoever has, or had, this one. */
export async function findHolder(handle: string): Promise<string | null> {
  const row = await db().heldHandle.findUnique({
    where: { handle },
    select: { partner: { select: { handle: true } } },
  })
  return row?.partner.handle ?? null
}

/** A profile as its owner sees it. */
export async function findProfile(partnerId: string, tx: Db = db()): Promise<PartnerProfile | null> {
  const row = await tx.partner.findUnique({
    where: { id: partnerId },
    select: {
      ...pageColumns,
      handles: {
        where: { leftAt: { not: null } },
        orderBy: { leftAt: 'desc' },
        select: { handle: true },
      },
    },
  })
  if (!row) return null
  const { handles, hours, latitude, longitude, ...profile } = row
  const place = toPlace({ latitude, longitude })
  return { ...profile, hours: toHours(hours), place, earlierHandles: handles.map(({ handle }) => handle) }
}

/**
 * Gives a partner another handle, and keeps the one they leave. Both names are written in one order, so that two partners who
 * swap theirs wait for each other and do not lock each other out.
 *
 * @returns whether it was theirs to take
 */
export async function moveHandle(partnerId: string, handle: string, tx: Db): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM partner WHERE id = ${partnerId}::uuid FOR UPDATE`
  const before = await tx.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { handle: true } })
  if (before.handle === handle) return true
  for (const name of [before.handle, handle].toSorted())
    await tx.heldHandle.createMany({ data: { handle: name, partnerId }, skipDuplicates: true })
  const taken = await tx.heldHandle.updateMany({ where: { handle, partnerId }, data: { leftAt: null } })
  if (taken.count === 0) return false
  await tx.partner.update({ where: { id: partnerId }, data: { handle }, select: { id: true } })
  await tx.heldHandle.updateMany({
    where: { handle: before.handle, partnerId },
    data: { leftAt: new Date() },
  })
  await freeOldest(partnerId, tx)
  return true
}

async function freeOldest(partnerId: string, tx: Db): Promise<void> {
  const beyond = await tx.heldHandle.findMany({
    where: { partnerId, leftAt: { not: null } },
    orderBy: { leftAt: 'desc' },
    skip: maxEarlierHandles,
    select: { handle: true },
  })
  await tx.heldHandle.deleteMany({ where: { handle: { in: beyond.map(({ handle }) => handle) } } })
}
