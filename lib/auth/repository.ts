import 'server-only'
import { AppError } from '@/lib/core/errors'
import { brokenUnique, type Db, db } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import { longestSessionMs } from './lifetimes'
import type { Role } from './schema'
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
  passwordHash: string
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
        password: { create: { hash: user.passwordHash } },
      },
      select: { id: true },
    })
  } catch (cause) {
    if (brokenUnique(cause) === null) throw cause
    throw new AppError('email_taken', { cause })
  }
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
