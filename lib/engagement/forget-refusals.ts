import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { countRefusals, deleteAllRefusals } from './repository'
import type { ForgetAnswer } from './schema'

/** Takes back everything that this viewer ever called not for them. @throws AppError `db_unavailable` */
export async function forgetRefusals(actor: Actor): Promise<ForgetAnswer> {
  return { forgotten: await deleteAllRefusals(actor.userId) }
}

/** How many clips that is about. @throws AppError `db_unavailable` */
export function countRefused(actor: Actor): Promise<number> {
  return countRefusals(actor.userId)
}
