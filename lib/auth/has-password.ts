import 'server-only'
import { findCredentials } from './repository'
import type { Actor } from './schema'

/**
 * Whether the actor has a password; who signs in by other means has none.
 *
 * @throws AppError `db_unavailable`
 */
export async function hasPassword({ email }: Actor): Promise<boolean> {
  const found = await findCredentials(email)
  return found?.hash != null
}
