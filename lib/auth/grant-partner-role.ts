import 'server-only'
import type { Db } from '@/lib/platform/db'
import { promoteViewer } from './repository'

/**
 * Makes a viewer a food partner, in the transaction that writes the profile; who is more already stays that. Holds the
 * user's row until the transaction ends, so that two of these at once come one after the other.
 */
export async function grantPartnerRole(tx: Db, userId: string): Promise<void> {
  await promoteViewer(tx, userId)
}
