import 'server-only'
import { type Db, db, withTransaction } from '@/lib/platform/db'
import type { CountedTicket, checkQuota } from './quota'
import type { Counted } from './quota-words'
import type { StoredTicket } from './tickets'

const inWindow = (ownerId: string, since: Date) => ({
  ownerId,
  createdAt: { gt: since },
  state: { in: ['ISSUED' as const, 'CONFIRMED' as const] },
})

const storedKind = { video: 'VIDEO', cover: 'COVER', avatar: 'AVATAR' } as const

/** What an owner's tickets since then add up to, without those that were given up or refused. */
export async function sumTickets(
  ownerId: string,
  since: Date,
): Promise<{ used: Counted; oldestAt: Date | null }> {
  const where = inWindow(ownerId, since)
  const sums = await db().upload.aggregate({
    where,
    _sum: { declaredBytes: true, countedSec: true },
    _min: { createdAt: true },
  })
  const clips = await db().upload.count({ where: { ...where, kind: 'VIDEO' } })
  const used = { clips, bytes: Number(sums._sum.declaredBytes ?? 0), seconds: sums._sum.countedSec ?? 0 }
  return { used, oldestAt: sums._min.createdAt }
}

/** The same one by one; the limit `upload.sign` bounds how many there are. */
async function listTickets(ownerId: string, since: Date, tx: Db): Promise<CountedTicket[]> {
  const select = { createdAt: true, kind: true, declaredBytes: true, countedSec: true }
  const rows = await tx.upload.findMany({ where: inWindow(ownerId, since), select })
  return rows.map(({ createdAt, kind, declaredBytes, countedSec }) => ({
    createdAt,
    clips: kind === 'VIDEO' ? 1 : 0,
    bytes: Number(declaredBytes),
    seconds: countedSec,
  }))
}

type Announced = { provider: string; counted: Counted; since: Date; check: typeof checkQuota }

/**
 * Writes a ticket, if the owner's share has room. The lock on the owner's row makes announcements of one owner stand in
 * line: fifty at once would otherwise all count the same room. It is the weak one, which no foreign key waits for.
 *
 * @throws what `check` throws
 */
export function insertTicket(ticket: StoredTicket, announced: Announced): Promise<void> {
  const { kind, ...columns } = ticket
  const { provider, counted, since, check } = announced
  return withTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${ticket.ownerId}::uuid FOR NO KEY UPDATE`
    check(await listTickets(ticket.ownerId, since, tx), counted)
    const data = { ...columns, provider, kind: storedKind[kind], countedSec: counted.seconds }
    await tx.upload.create({ data, select: { id: true } })
  })
}
