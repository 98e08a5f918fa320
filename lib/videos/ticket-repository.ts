import 'server-only'
import { type Db, db } from '@/lib/platform/db'
import type { StoredTicket } from './tickets'

const ticketColumns = {
  id: true,
  ownerId: true,
  kind: true,
  state: true,
  key: true,
  mime: true,
  declaredBytes: true,
  maxBytes: true,
  maxDurationSec: true,
  createdAt: true,
  expiresAt: true,
  renewableUntil: true,
} as const

const kinds = { VIDEO: 'video', COVER: 'cover', AVATAR: 'avatar' } as const

type TicketRow = Omit<StoredTicket, 'kind' | 'declaredBytes' | 'maxBytes'> & {
  kind: keyof typeof kinds
  declaredBytes: bigint
  maxBytes: bigint
}

function toTicket(row: TicketRow): StoredTicket {
  return {
    ...row,
    kind: kinds[row.kind],
    declaredBytes: Number(row.declaredBytes),
    maxBytes: Number(row.maxBytes),
  }
}

/** The owner stands in the WHERE: somebody else's ticket does not exist. */
export async function findTicket(id: string, ownerId: string): Promise<StoredTicket | null> {
  const row = await db().upload.findFirst({ where: { id, ownerId }, select: ticketColumns })
  return row && toTicket(row)
}

/** For jobs, which act for nobody. */
export async function findTicketById(id: string): Promise<StoredTicket | null> {
  const row = await db().upload.findUnique({ where: { id }, select: ticketColumns })
  return row && toTicket(row)
}

/** For notices of the storage, which know keys only. */
export async function findTicketByKey(key: string): Promise<StoredTicket | null> {
  const row = await db().upload.findUnique({ where: { key }, select: ticketColumns })
  return row && toTicket(row)
}

export async function extendTicket(id: string, expiresAt: Date): Promise<boolean> {
  const { count } = await db().upload.updateMany({ where: { id, state: 'ISSUED' }, data: { expiresAt } })
  return count === 1
}

/** Leaves `ISSUED` exactly once, however many callers try at the same time; true for the one who did it. */
export async function closeTicket(
  id: string,
  state: 'CONFIRMED' | 'REFUSED' | 'CANCELLED',
  { tx = db(), refusal }: { tx?: Db; refusal?: string } = {},
): Promise<boolean> {
  const { count } = await tx.upload.updateMany({
    where: { id, state: 'ISSUED' },
    data: { state, ...(refusal ? { refusal } : {}) },
  })
  return count === 1
}

/**
 * Holds the ticket until the transaction ends: confirming, waiting, editing and deleting come one after the other, and
 * each sees the last word of the one before.
 *
 * @returns the state it is in now, null when there is no such ticket
 */
export async function lockTicket(id: string, tx: Db): Promise<StoredTicket['state'] | null> {
  const rows = await tx.$queryRaw<{ state: StoredTicket['state'] }[]>`
    SELECT state::text FROM upload WHERE id = ${id}::uuid FOR UPDATE`
  return rows[0]?.state ?? null
}
