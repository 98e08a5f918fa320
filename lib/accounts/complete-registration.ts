import 'server-only'
import { z } from 'zod'
import { type CreateProfile, createAccount } from '@/lib/auth/create-account'
import { AppError } from '@/lib/core/errors'
import type { Db } from '@/lib/platform/db'
import type { StoredLink } from './repository'

const pendingRegistration = z.object({
  displayName: z.string(),
  role: z.enum(['viewer', 'partner']),
  partnerName: z.string().exactOptional(),
  passwordHash: z.string(),
})
export type PendingRegistration = z.infer<typeof pendingRegistration>

const taken = { message: 'There is an account with that e-mail by now. Please sign in.' }

/**
 * Makes the account that waited for its link.
 *
 * @returns the new user's id
 * @throws AppError `link_expired` when the address has an account by now
 */
export async function completeRegistration(
  tx: Db,
  { email, payload }: StoredLink,
  createProfile: CreateProfile,
): Promise<string> {
  try {
    const person = { ...pendingRegistration.parse(payload), email, emailVerified: true }
    return (await createAccount(tx, person, createProfile)).userId
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'email_taken')
      throw new AppError('link_expired', { ...taken, cause })
    throw cause
  }
}
