import 'server-only'
import { AppError } from '@/lib/core/errors'
import { brokenUnique, type Db, db, withTransaction } from '@/lib/platform/db'

type IdentityKey = { provider: string; providerAccountId: string }

/** Whose identity that is, or null for nobody's. */
export async function findOwner({ provider, providerAccountId }: IdentityKey): Promise<string | null> {
  const found = await db().identity.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { userId: true },
  })
  return found?.userId ?? null
}

type StoredIdentity = { provider: string; label: string; createdAt: Date; lastUsedAt: Date }

/** In the order in which they were linked. */
export async function findIdentities(userId: string): Promise<StoredIdentity[]> {
  return db().identity.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { provider: true, label: true, createdAt: true, lastUsedAt: true },
  })
}

/** @throws AppError `identity_taken` when somebody, the same person included, has it already */
export async function insertIdentity(
  tx: Db,
  { provider, providerAccountId, userId, label }: IdentityKey & { userId: string; label: string },
): Promise<void> {
  try {
    const data = { provider, providerAccountId, userId, label }
    await tx.identity.create({ data, select: { userId: true } })
  } catch (cause) {
    if (brokenUnique(cause) === null) throw cause
    throw new AppError('identity_taken', { cause })
  }
}

/** Notes a sign-in, and the name that the service knows the person by today. */
export async function touchIdentity(key: IdentityKey, label: string): Promise<void> {
  const { provider, providerAccountId } = key
  await db().identity.updateMany({
    where: { provider, providerAccountId },
    data: { lastUsedAt: new Date(), label },
  })
}

/** Two changes of one person's ways to sign in must not pass each other: each would see the other's way as still there. */
export async function withUserLocked<Result>(
  userId: string,
  work: (tx: Db) => Promise<Result>,
): Promise<Result> {
  return withTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`
    return work(tx)
  })
}

export type WaysIn = { hasPassword: boolean; passkeys: number; providers: string[] }

/** Everything that the user can sign in with. */
export async function findWaysIn(tx: Db, userId: string): Promise<WaysIn> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: {
      password: { select: { userId: true } },
      identities: { select: { provider: true } },
      _count: { select: { passkeys: true } },
    },
  })
  return {
    hasPassword: user?.password != null,
    passkeys: user?._count.passkeys ?? 0,
    providers: user?.identities.map(({ provider }) => provider) ?? [],
  }
}

export async function deleteIdentities(tx: Db, userId: string, providers: readonly string[]): Promise<void> {
  await tx.identity.deleteMany({ where: { userId, provider: { in: [...providers] } } })
}
