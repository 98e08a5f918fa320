import type { UserDto } from '@/lib/auth/schema'
import { paths, safeNextPath } from '@/lib/core/paths'

/** Where to go once signed in: where the person was heading, else to the place of their role. */
export function afterSignIn(role: UserDto['role'], next: string | undefined): string {
  return safeNextPath(next, role === 'partner' ? paths.upload() : paths.feed())
}
