import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { updateDisplayName } from './repository'
import type { Actor, ProfileInput, UserDto } from './schema'
import { toUserDto } from './to-user-dto'

/**
 * Gives the actor another name.
 *
 * @returns the person as they are now
 * @throws AppError `db_unavailable`
 */
export async function changeDisplayName(
  actor: Actor,
  { displayName }: ProfileInput,
  visitor: Visitor,
): Promise<UserDto> {
  const { userId, sessionId: sid } = actor
  await updateDisplayName(userId, displayName)
  await recordAuthEvent({ event: 'profile_change', outcome: 'ok', reason: 'name', userId, sid }, visitor)
  return toUserDto({ ...actor, displayName })
}
