import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Db } from '@/lib/platform/db'
import { type Account, insertUser } from './repository'
import type { RegisterInput } from './schema'

/**
 * Writes the public profile of a new food partner in the same transaction, so that there is never one without the other.
 * The route passes it in: `auth` lies below `partners` and must not import it.
 */
export type CreateProfile = (
  tx: Db,
  owner: { userId: string; name: string },
) => Promise<NonNullable<Account['partner']>>

type NewAccount = Pick<RegisterInput, 'email' | 'displayName' | 'role' | 'partnerName'> & {
  passwordHash: string
  emailVerified: boolean
}

/**
 * Writes a new user, with the profile of one who is a food partner.
 *
 * @throws AppError `email_taken`
 */
export async function createAccount(
  tx: Db,
  { email, displayName, role, partnerName, passwordHash, emailVerified }: NewAccount,
  createProfile: CreateProfile,
): Promise<Account> {
  const userId = newId()
  await insertUser(tx, { id: userId, email, displayName, role, passwordHash, emailVerified })
  const isPartner = role === 'partner' && partnerName !== undefined
  const partner = isPartner ? await createProfile(tx, { userId, name: partnerName }) : null
  return { userId, email, displayName, role, epoch: 0, emailVerified, disabled: false, partner }
}
