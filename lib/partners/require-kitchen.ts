import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { hasKitchen } from './policy'

/** The actor's own kitchen. @throws AppError `forbidden` for an admin who has none, and one whose kitchen was closed */
export function requireKitchen(actor: Actor): NonNullable<Actor['partner']> {
  if (!hasKitchen(actor)) throw new AppError('forbidden', { message: 'Only food partners may do that.' })
  return actor.partner
}
