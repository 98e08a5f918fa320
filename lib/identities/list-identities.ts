import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { providerOfKey } from './identity-key'
import { isOffered, nameOfKey } from './list-providers'
import { findIdentities } from './repository'
import type { IdentityDto } from './schema'

/**
 * The accounts elsewhere that open the actor's account, in the order in which they were linked.
 *
 * @throws AppError `db_unavailable`
 */
export async function listIdentities(actor: Actor): Promise<IdentityDto[]> {
  const found = await findIdentities(actor.userId)
  return found.map(({ provider, label, createdAt, lastUsedAt }) => ({
    id: providerOfKey(provider),
    name: nameOfKey(provider),
    label,
    isOffered: isOffered(provider),
    linkedAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
  }))
}
