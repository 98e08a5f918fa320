import 'server-only'
import { newId } from '@/lib/core/ids'
import { type Db, withTransaction } from '@/lib/platform/db'
import { insertUser } from './repository'

type Vouched = {
  /** Normalised; whoever vouches says that this person reads mail there. */
  email: string
  displayName: string
}

/**
 * Makes a viewer's account without a password, for somebody whom another service vouches for. What they will sign in with
 * is written in the same transaction, so that there is never an account that nobody can open.
 *
 * @returns the new user's id
 * @throws AppError `email_taken`, and what `addWayIn` throws
 */
export async function registerVouchedUser(
  { email, displayName }: Vouched,
  addWayIn: (tx: Db, userId: string) => Promise<void>,
): Promise<string> {
  const userId = newId()
  await withTransaction(async (tx) => {
    const user = { id: userId, email, displayName, role: 'viewer', passwordHash: null } as const
    await insertUser(tx, { ...user, emailVerified: true })
    await addWayIn(tx, userId)
  })
  return userId
}
