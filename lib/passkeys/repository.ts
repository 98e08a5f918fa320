import 'server-only'
import { AppError } from '@/lib/core/errors'
import { brokenUnique, type Db, db } from '@/lib/platform/db'
import type { PasskeyDto } from './schema'

const shown = { id: true, name: true, createdAt: true, lastUsedAt: true, backedUp: true } as const

type ShownRow = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null; backedUp: boolean }

const toDto = ({ id, name, createdAt, lastUsedAt, backedUp }: ShownRow): PasskeyDto => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  synced: backedUp,
})

/** All of one user, oldest first: adding one must not move the others. */
export async function findPasskeys(userId: string): Promise<PasskeyDto[]> {
  const rows = await db().passkey.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: shown,
  })
  return rows.map(toDto)
}

/** As a browser wants to hear of them: which to use, or which not to make again. */
export function findDescriptors(userId: string): Promise<{ id: string; transports: string[] }[]> {
  return db().passkey.findMany({ where: { userId }, select: { id: true, transports: true } })
}

export type StoredPasskey = {
  id: string
  userId: string
  email: string
  name: string
  publicKey: Uint8Array<ArrayBuffer>
}

/** The passkey of that credential id, whoever's it is. */
export async function findPasskey(id: string): Promise<StoredPasskey | null> {
  const row = await db().passkey.findUnique({
    where: { id },
    select: { id: true, userId: true, name: true, publicKey: true, user: { select: { email: true } } },
  })
  if (!row) return null
  const { user, ...passkey } = row
  return { ...passkey, email: user.email }
}

type Signed = { signCount: number; backedUp: boolean }

/**
 * Notes one use, unless the counter goes back or stands still. In one statement: of two uses with the same count at most
 * one gets through. Authenticators that copy a passkey between devices keep no counter and always say 0.
 *
 * @returns whether it went forward
 */
export async function advancePasskey(id: string, { signCount, backedUp }: Signed): Promise<boolean> {
  const { count } = await db().passkey.updateMany({
    where: { id, ...(signCount === 0 ? { signCount: 0 } : { signCount: { lt: signCount } }) },
    data: { signCount, backedUp, lastUsedAt: new Date() },
  })
  return count === 1
}

export type NewCredential = Signed & {
  id: string
  publicKey: Uint8Array<ArrayBuffer>
  transports: string[]
}

/** How many a user has, while nobody else adds one: the user's row is locked until the transaction ends. */
export async function lockAndCount(tx: Db, userId: string): Promise<number> {
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`
  return tx.passkey.count({ where: { userId } })
}

/** @throws AppError `identity_taken` for a credential that somebody has already */
export async function insertPasskey(
  tx: Db,
  passkey: NewCredential & { userId: string; name: string },
): Promise<PasskeyDto> {
  try {
    return toDto(await tx.passkey.create({ data: passkey, select: shown }))
  } catch (cause) {
    if (brokenUnique(cause) === null) throw cause
    throw new AppError('identity_taken', { message: 'That passkey is in use already.', cause })
  }
}

/** @returns null when this user has none of that id */
export async function renameOwnPasskey(userId: string, id: string, name: string): Promise<PasskeyDto | null> {
  const [row] = await db().passkey.updateManyAndReturn({
    where: { id, userId },
    data: { name },
    select: shown,
  })
  return row ? toDto(row) : null
}

/** @returns the name it had, or null when this user has none of that id */
export async function deleteOwnPasskey(tx: Db, userId: string, id: string): Promise<string | null> {
  const found = await tx.passkey.findFirst({ where: { id, userId }, select: { name: true } })
  if (!found) return null
  await tx.passkey.deleteMany({ where: { id, userId } })
  return found.name
}
