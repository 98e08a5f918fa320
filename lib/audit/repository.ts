import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/platform/db'
import { type AuthEventDto, authEventKinds, byMailLink, keptPerUser } from './schema'

type NewEvent = Omit<AuthEventDto, 'at'> & { userId: string }

/** Writes one event and drops what is beyond the newest few hundred; of a user that is gone, nothing. */
export async function insertAuthEvent(event: NewEvent): Promise<void> {
  const { id, userId, kind, outcome, detail, label, ip } = event
  await db().$executeRaw`
    INSERT INTO auth_event (id, user_id, kind, outcome, detail, label, ip)
    SELECT ${id}::uuid, u.id, ${kind}, ${outcome}, ${detail}, ${label}, ${ip} FROM "user" u WHERE u.id = ${userId}::uuid`
  await db().$executeRaw`
    DELETE FROM auth_event WHERE user_id = ${userId}::uuid AND id <= (
      SELECT id FROM auth_event WHERE user_id = ${userId}::uuid ORDER BY id DESC OFFSET ${keptPerUser} LIMIT 1
    )`
}

/**
 * Whether the history has a sign-in. One that is full may have lost it: refused attempts, which anybody can cause, push
 * out the oldest lines, and must not make a thief's sign-in look like the first.
 */
export async function hasSignIn(userId: string): Promise<boolean> {
  const [counted] = await db().$queryRaw<[{ lines: number; sign_ins: number }]>`
    SELECT count(*)::int AS lines, (count(*) FILTER (
      WHERE outcome = 'ok' AND (kind = 'login' OR kind = 'register' AND detail IS DISTINCT FROM ${byMailLink})
    ))::int AS sign_ins
    FROM auth_event WHERE user_id = ${userId}::uuid`
  return counted.sign_ins > 0 || counted.lines >= keptPerUser
}

const storedWords = z.object({ kind: z.enum(authEventKinds), outcome: z.enum(['ok', 'refused']) })

/** Newest first, from just before `beforeId`. */
export async function findAuthEvents(
  userId: string,
  beforeId: string | undefined,
  limit: number,
): Promise<AuthEventDto[]> {
  const rows = await db().authEvent.findMany({
    where: { userId, ...(beforeId ? { id: { lt: beforeId } } : {}) },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, kind: true, outcome: true, detail: true, label: true, ip: true, createdAt: true },
  })
  return rows.flatMap(({ createdAt, ...row }) => {
    // A kind that this version no longer knows has no words to show it with.
    const words = storedWords.safeParse(row)
    return words.success ? [{ ...row, ...words.data, at: createdAt.toISOString() }] : []
  })
}
