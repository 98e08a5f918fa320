import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { findPasskeys } from './repository'
import type { PasskeyDto } from './schema'

/**
 * The passkeys that open the actor's account, oldest first.
 *
 * @throws AppError `db_unavailable`
 */
export function listPasskeys(actor: Actor): Promise<PasskeyDto[]> {
  return findPasskeys(actor.userId)
}
