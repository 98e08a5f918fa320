import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { hasFollow } from './repository'

/** Whether this viewer follows that partner; nobody who is signed out does. @throws AppError `db_unavailable` */
export async function isFollowing(actor: Actor | null, handle: string): Promise<boolean> {
  return actor !== null && hasFollow(actor.userId, handle)
}
