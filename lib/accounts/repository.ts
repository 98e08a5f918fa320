import 'server-only'
import { AppError } from '@/lib/core/errors'
import { brokenUnique, type Db, db } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'

export type LinkKind = 'REGISTER' | 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'RESET_PASSWORD'

/** An account as far as passwords and addresses go. */
export type Person = {
  userId: string
  email: string
  displayName: string
  epoch: number
  disabled: boolean
  emailVerified: boolean
  /** Null for one who signs in by other means. */
  hash: string | null
}

type PersonRow = {
  id: string
  email: string
  display_name: string
  token_epoch: number
  disabled_at: Date | null
  email_verified_at: Date | null
  hash: string | null
}

const personColumns = Prisma.sql`u.id, u.email, u.display_name, u.token_epoch, u.disabled_at, u.email_verified_at, w.hash`

const toPerson = (row: PersonRow): Person => ({
  userId: row.id,
  email: row.email,
  displayName: row.display_name,
  epoch: row.token_epoch,
  disabled: row.disabled_at !== null,
  emailVerified: row.email_verified_at !== null,
  hash: row.hash,
})

/** @param email normalised */
export async function findPersonByEmail(email: string): Promise<Person | null> {
  const [row] = await db().$queryRaw<PersonRow[]>`
    SELECT ${personColumns} FROM "user" u LEFT JOIN password w ON w.user_id = u.id WHERE u.email = ${email}`
  return row ? toPerson(row) : null
}

export async function findPerson(userId: string): Promise<Person | null> {
  const [row] = await db().$queryRaw<PersonRow[]>`
    SELECT ${personColumns} FROM "user" u LEFT JOIN password w ON w.user_id = u.id WHERE u.id = ${userId}::uuid`
  return row ? toPerson(row) : null
}

/** As `findPerson`, and nobody else changes them until the transaction ends. Before any link of theirs, or two could deadlock. */
export async function lockPerson(tx: Db, userId: string): Promise<Person | null> {
  // The lock first: a join is not looked up again after waiting, and would show the hash of before.
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`
  const [row] = await tx.$queryRaw<PersonRow[]>`
    SELECT ${personColumns} FROM "user" u LEFT JOIN password w ON w.user_id = u.id WHERE u.id = ${userId}::uuid`
  return row ? toPerson(row) : null
}

/** By what else somebody signs in: names of services, and how many passkeys. */
export async function findOtherWaysIn(userId: string): Promise<{ providers: string[]; passkeys: number }> {
  const [identities, passkeys] = await Promise.all([
    db().identity.findMany({ where: { userId }, select: { provider: true }, orderBy: { createdAt: 'asc' } }),
    db().passkey.count({ where: { userId } }),
  ])
  return { providers: [...new Set(identities.map(({ provider }) => provider))], passkeys }
}

export type NewLink = {
  tokenHash: string
  kind: LinkKind
  userId: string | null
  email: string
  fingerprint: string
  payload: Prisma.InputJsonObject | null
  lifetimeMs: number
}

/** Expired rows that go at each new one: the table stays as small as what is under way. */
const sweptAtOnce = 100

/** Writes a link; it takes the place of the user's older one of that kind. Times are the database's clock (R91). */
export async function putLink(link: NewLink): Promise<void> {
  const { tokenHash, kind, userId, email, fingerprint, lifetimeMs } = link
  const payload = link.payload === null ? null : JSON.stringify(link.payload)
  await db().$executeRaw`
    DELETE FROM mail_link WHERE token_hash IN (
      SELECT token_hash FROM mail_link WHERE expires_at < now() LIMIT ${sweptAtOnce} FOR UPDATE SKIP LOCKED
    )`
  await db().$executeRaw`
    INSERT INTO mail_link (token_hash, kind, user_id, email, fingerprint, payload, expires_at)
    VALUES (${tokenHash}, ${kind}::mail_link_kind, ${userId}::uuid, ${email}, ${fingerprint}, ${payload}::jsonb,
      now() + ${lifetimeMs} * interval '1 millisecond')
    ON CONFLICT (kind, user_id) DO UPDATE SET
      token_hash = excluded.token_hash, email = excluded.email, fingerprint = excluded.fingerprint,
      payload = excluded.payload, created_at = now(), expires_at = excluded.expires_at`
}

export type StoredLink = {
  kind: LinkKind
  userId: string | null
  email: string
  fingerprint: string
  payload: unknown
}

const linkColumns = Prisma.sql`kind::text AS kind, user_id AS "userId", email, fingerprint, payload`

/** A link that still holds, of one of these kinds. Reading uses nothing up. */
export async function findLink(tokenHash: string, kinds: readonly LinkKind[]): Promise<StoredLink | null> {
  const [link] = await db().$queryRaw<StoredLink[]>`
    SELECT ${linkColumns} FROM mail_link
    WHERE token_hash = ${tokenHash} AND kind::text = ANY(${kinds}) AND expires_at > now()`
  return link ?? null
}

/** Uses a link up: of all who try at once, one gets it. */
export async function takeLink(tx: Db, tokenHash: string): Promise<StoredLink | null> {
  const [link] = await tx.$queryRaw<StoredLink[]>`
    DELETE FROM mail_link WHERE token_hash = ${tokenHash} AND expires_at > now() RETURNING ${linkColumns}`
  return link ?? null
}

/** What would let an earlier owner of the mailbox, or of the session, back in after a new password. */
async function dropLinks(tx: Db, userId: string): Promise<void> {
  await tx.mailLink.deleteMany({ where: { userId, kind: { in: ['RESET_PASSWORD', 'CHANGE_EMAIL'] } } })
}

/**
 * Stores a new password and ends every session of the user, durably.
 *
 * @returns the new epoch
 */
export async function setPassword(tx: Db, userId: string, hash: string): Promise<number> {
  await tx.password.upsert({
    where: { userId },
    create: { userId, hash },
    update: { hash },
    select: { userId: true },
  })
  await dropLinks(tx, userId)
  const { tokenEpoch } = await tx.user.update({
    where: { id: userId },
    data: { tokenEpoch: { increment: 1 } },
    select: { tokenEpoch: true },
  })
  return tokenEpoch
}

/** Notes that the user has been seen to read mail at their address; the first time counts. */
export async function markEmailVerified(tx: Db, userId: string): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: new Date() },
  })
}

/**
 * Moves the user to another address, which they have just been seen to read.
 *
 * @throws AppError `email_taken` when somebody else has it by now: the index decides, whoever comes at once (R39)
 */
export async function moveToEmail(tx: Db, userId: string, email: string): Promise<void> {
  try {
    await tx.user.update({
      where: { id: userId },
      data: { email, emailVerifiedAt: new Date() },
      select: { id: true },
    })
  } catch (cause) {
    if (brokenUnique(cause) === null) throw cause
    throw new AppError('email_taken', { cause })
  }
  await dropLinks(tx, userId)
}
