import type { Actor } from '@/lib/auth/schema'

/** Whoever moderates sees what people told in confidence. */
export function canModerate(actor: Pick<Actor, 'role'> | null): boolean {
  return actor?.role === 'admin'
}
