import type { Actor } from '@/lib/auth/schema'

/** Jobs are about everybody's uploads. */
export function canRunJobs(actor: Pick<Actor, 'role'> | null): boolean {
  return actor?.role === 'admin'
}
