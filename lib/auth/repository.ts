import 'server-only'
import { AppError } from '@/lib/core/errors'
import { brokenUnique, type Db, db } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import { longestSessionMs } from './lifetimes'
import type { ProofWay, Role } from './schema'
import type { EndReason } from './session-store'

const roleByRow = { VIEWER: 'viewer', PARTNER: 'partner', ADMIN: 'admin' } as const
const rowByRole = { viewer: 'VIEWER', partner: 'PARTNER' } as const

/** What every check of a session needs to know about its user, as it is in Postgres now. */
export type Account = {
  userId: string
  email: string
  displayName: string
  role: Role
  epoch: number
  disabled: boolean
  emailVerified: boolean
  partner: { id: string; handle: string; name: string; avatarUrl: string | null } | null
}

type AccountRow = {
  id: string
  email: string
  display_name: string
  role: keyof typeof roleByRow
  token_epoch: number
  disabled_at: Date | null
  email_verified_at: Date | null
  partner_id: string | null
  handle: string | null
  name: string | null
  avatar_url: string | null
}

function toAccount(row: AccountRow): Account {
  const { partner_id: id, handle, name, avatar_url: avatarUrl } = row
  return {
    userId: row.id,
    email: row.email,
    displayName: row.display_name,
    role: roleByRow[row.role],
    epoch: row.token_epoch,
    disabled: row.disabled_at !== null,
    emailVerified: row.email_verified_at !== null,
    partner: id !== null && handle !== null && name !== null ? { id, handle, name, avatarUrl } : null,
  }
}

const accountColumns = Prisma.sql`
  u.id, u.email, u.display_name, u.role::text AS role, u.token_epoch, u.disabled_at, u.email_verified_at,
  p.id AS partner_id, p.handle, p.name, p.avatar_url`

/**
 * The user of a session and why Postgres has that session as revoked, null when it has not. One statement, where Prisma's own form is
 * three round trips: it runs at every signed-in request.
 */
export async function findAccountOfSession(
  userId: string,
  sessionId: string,
): Promise<{ account: Account; revokedFor: EndReason | null } | null> {
  const [row] = await db().$queryRaw<(AccountRow & { revoked_for: EndReason | null })[]>`
    SELECT ${accountColumns}, (
      SELECT r.reason FROM revoked_session r WHERE r.sid = ${sessionId} AND r.user_id = u.id
    ) AS revoked_for
    FROM "user" u LEFT JOIN partner p ON p.user_id = u.id
    WHERE u.id = ${userId}::uuid`
  return row ? { account: toAccount(row), revokedFor: row.revoked_for } : null
}

/** The user of that id, however they sign in. */
export async function findAccount(userId: string): Promise<Account | null> {
  const [row] = await db().$queryRaw<AccountRow[]>`
    SELECT ${accountColumns} FROM "user" u LEFT JOIN partner p ON p.user_id = u.id WHERE u.id = ${userId}::uuid`
  return row ? toAccount(row) : null
}

type WaysIn = { hasPassword: boolean; passkeys: number; providers: string[] }

/**
 * The ways into an account, read while nobody else may add or remove one: the user's row is locked until the transaction
 * ends. In two statements, since the first may have waited and a statement sees what was there when it began.
 */
export async function lockWaysIn(tx: Db, userId: string): Promise<WaysIn> {
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`
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

/** What the account has to prove itself with. */
export async function findProofWays(userId: string): Promise<Record<ProofWay, boolean>> {
  const [row] = await db().$queryRaw<Record<ProofWay, boolean>[]>`
    SELECT EXISTS (SELECT 1 FROM password WHERE user_id = ${userId}::uuid) AS password,
      EXISTS (SELECT 1 FROM passkey WHERE user_id = ${userId}::uuid) AS passkey`
  return row ?? { password: false, passkey: false }
}

/** The user and password hash behind a normalised e-mail; `hash` is null for one who signs in by other means. */
export async function findCredentials(
  email: string,
): Promise<{ account: Account; hash: string | null } | null> {
  const [row] = await db().$queryRaw<(AccountRow & { hash: string | null })[]>`
    SELECT ${accountColumns}, w.hash
    FROM "user" u LEFT JOIN partner p ON p.user_id = u.id LEFT JOIN password w ON w.user_id = u.id
    WHERE u.email = ${email}`
  return row ? { account: toAccount(row), hash: row.hash } : null
}

type NewUser = {
  id: string
  email: string
  displayName: string
  role: 'viewer' | 'partner'
  /** null for somebody who comes in by another door only. */
  passwordHash: string | null
  /** Whether somebody whom we believe has vouched for the address. */
  emailVerified: boolean
}

/** @throws AppError `email_taken` */
export async function insertUser(tx: Db, user: NewUser): Promise<void> {
  try {
    await tx.user.create({
      data: {
        id: user.id,
        email: user.email,
        displayName: user.displayName,
        role: rowByRole[user.role],
        emailVerifiedAt: user.emailVerified ? new Date() : null,
        ...(user.passwordHash === null ? {} : { password: { create: { hash: user.passwordHash } } }),
      },
      select: { id: true },
    })
  } catch (cause) {
    if (brokenUnique(cause) === null) throw cause
    throw new AppError('email_taken', { cause })
  }
}

export async function updateDisplayName(userId: string, displayName: string): Promise<void> {
  await db().user.updateMany({ where: { id: userId }, data: { displayName } })
}

/** Ends every session of the user durably: tokens and sessions of an older epoch are none. */
export async function bumpEpoch(userId: string): Promise<void> {
  await db().user.updateMany({ where: { id: userId }, data: { tokenEpoch: { increment: 1 } } })
}

/** Writes the row whatever the role is, for the lock that comes with it. */
export async function promoteViewer(tx: Db, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "user" SET role = CASE role WHEN 'VIEWER' THEN 'PARTNER'::role ELSE role END WHERE id = ${userId}::uuid`
}

/** Replaces a hash by a stronger one of the same password, unless the password was changed meanwhile. */
export async function upgradePasswordHash(userId: string, fromHash: string, toHash: string): Promise<void> {
  await db().password.updateMany({ where: { userId, hash: fromHash }, data: { hash: toHash } })
}

/** Records sessions as over, durably. Repeats are harmless, the first reason stays; of a deleted user, nothing to record. */
export async function insertRevokedSessions(
  userId: string,
  sessionIds: readonly string[],
  reason: EndReason,
): Promise<void> {
  const until = new Date(Date.now() + longestSessionMs)
  await db().$executeRaw`
    INSERT INTO revoked_session (sid, user_id, reason, until)
    SELECT ended.sid, u.id, ${reason}, ${until}
    FROM unnest(${sessionIds}::text[]) AS ended (sid) JOIN "user" u ON u.id = ${userId}::uuid
    ON CONFLICT (sid) DO NOTHING`
}
