import 'server-only'
import type { Actor, UserDto } from './schema'

/** The signed-in person for their own browser, field by field: a new column must not leak by being there (R56). */
export function toUserDto(person: Omit<Actor, 'sessionId' | 'provedAtMs'>): UserDto {
  const { userId, email, displayName, role, emailVerified, partner } = person
  return {
    id: userId,
    email,
    displayName,
    role,
    emailVerified,
    partner: partner && { handle: partner.handle, name: partner.name, avatarUrl: partner.avatarUrl },
  }
}
