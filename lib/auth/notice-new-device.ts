import 'server-only'
import { hasSignedInBefore } from '@/lib/audit/has-signed-in-before'
import type { Visitor } from '@/lib/audit/schema'
import { logger } from '@/lib/platform/logger'
import { findKnownDevice } from './known-device'
import { notifyOwner } from './notify-owner'

type SignIn = { userId: string; email: string; deviceToken: string | null; visitor: Visitor }

/**
 * Tells the owner of a sign-in on a browser that has never signed in to this account, unless it is the first of all. To
 * be called before that sign-in is noted in the history. Never throws: the sign-in has happened.
 */
export async function noticeNewDevice({ userId, email, deviceToken, visitor }: SignIn): Promise<void> {
  try {
    const isKnown = (await findKnownDevice(deviceToken, email)) !== null
    if (!isKnown && (await hasSignedInBefore(userId))) notifyOwner(email, { what: 'new_device' }, visitor)
  } catch (error) {
    logger().error({ err: error, userId }, 'owner not told of a new device')
  }
}
