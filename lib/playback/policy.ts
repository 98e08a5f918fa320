import type { Actor } from '@/lib/auth/schema'

/** How the whole product plays is nobody's but its keepers'. */
export function canReadPlayback(actor: Pick<Actor, 'role'> | null): boolean {
  return actor?.role === 'admin'
}
