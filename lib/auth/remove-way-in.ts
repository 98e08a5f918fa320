import 'server-only'
import { AppError } from '@/lib/core/errors'
import { type Db, withTransaction } from '@/lib/platform/db'
import { lockWaysIn } from './repository'

/** Whether a service opens accounts today. A route passes it in: `auth` lies below `identities` and must not import it. */
export type IsOffered = (provider: string) => boolean

/**
 * Takes one way into an account away, unless it is the last. The user's row stays locked meanwhile: two removals at once,
 * each seeing the other's way as the one that is left, would lock the owner out for good. An identity of a service that
 * the environment no longer names opens nothing and does not count.
 *
 * @param remove what to delete, in the same transaction; null when it is not there, or somebody else's
 * @returns what `remove` returned
 * @throws AppError `not_found`, `last_way_in`, `db_unavailable`
 */
export function removeWayIn<Removed>(
  userId: string,
  isOffered: IsOffered,
  remove: (tx: Db) => Promise<Removed | null>,
): Promise<Removed> {
  return withTransaction(async (tx) => {
    const { hasPassword, passkeys, providers } = await lockWaysIn(tx, userId)
    const ways = Number(hasPassword) + passkeys + providers.filter(isOffered).length
    const removed = await remove(tx)
    if (removed === null) throw new AppError('not_found')
    if (ways <= 1) throw new AppError('last_way_in')
    return removed
  })
}
