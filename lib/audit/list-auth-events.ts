import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { findAuthEvents } from './repository'
import type { AuthEventPage } from './schema'

const pageSize = 30

/**
 * What happened to the actor's account, newest first.
 *
 * @param cursor the `nextCursor` of the page before
 * @throws AppError `db_unavailable`
 */
export async function listAuthEvents(actor: Actor, cursor?: string): Promise<AuthEventPage> {
  const found = await findAuthEvents(actor.userId, cursor, pageSize + 1)
  const items = found.slice(0, pageSize)
  return { items, nextCursor: found.length > pageSize ? (items.at(-1)?.id ?? null) : null }
}
