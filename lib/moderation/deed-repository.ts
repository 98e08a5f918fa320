import 'server-only'
import { type Db, db } from '@/lib/platform/db'
import { storedKind } from './report-repository'
import type { CaseId, Deed } from './schema'

/** What an owner reads stands with the clip. @returns whether it was not so already */
export async function markClip(id: string, hiddenWhy: string | null, tx: Db): Promise<boolean> {
  const hide = hiddenWhy !== null
  const { count } = await tx.video.updateMany({
    where: { id, hiddenAt: hide ? null : { not: null } },
    data: { hiddenAt: hide ? new Date() : null, hiddenWhy },
  })
  return count === 1
}

/**
 * The admins who can sign in, held until the transaction ends: two who lock each other out at once stand in line, and the second one is
 * no admin any more.
 */
export async function lockAdmins(tx: Db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM "user" WHERE role = 'ADMIN' AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE`
  return rows.map(({ id }) => id)
}

/**
 * Locks an account or opens it again, as `prisma/disable-account.ts` does: the epoch makes every session of before worthless, both ways.
 * The clips follow in a statement of their own, which sees what was being published while the first one waited.
 *
 * @returns whether it was not so already
 */
export async function markAccount(userId: string, isSuspended: boolean, tx: Db): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, disabledAt: isSuspended ? null : { not: null } },
    data: { disabledAt: isSuspended ? new Date() : null, tokenEpoch: { increment: 1 } },
  })
  await tx.$executeRaw`
    UPDATE video SET suspended_at = u.disabled_at FROM partner p JOIN "user" u ON u.id = p.user_id
    WHERE p.id = video.partner_id AND u.id = ${userId}::uuid`
  return count === 1
}

type NewDeed = CaseId & { id: string; actorId: string; deed: Deed; about: string; why: string }

export async function insertDeed({ kind, ...deed }: NewDeed, tx: Db): Promise<void> {
  await tx.moderationDeed.create({ data: { ...deed, kind: storedKind[kind] }, select: { id: true } })
}

/** The latest first; of one thing, or of all. */
export function listDeeds(of: CaseId | null, limit: number) {
  return db().moderationDeed.findMany({
    where: of ? { kind: storedKind[of.kind], thingId: of.thingId } : {},
    orderBy: { id: 'desc' },
    take: limit,
    include: { actor: { select: { displayName: true } } },
  })
}
