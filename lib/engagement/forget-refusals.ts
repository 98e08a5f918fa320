import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { deleteAllRefusals } from './repository'
import type { ForgetAnswer } from './schema'

/** Takes back everything that this viewer ever called not for them. @throws AppError `db_unavailable` */
export async function forgetRefusals(actor: Actor): Promise<ForgetAnswer> {
  return { forgotten: await deleteAllRefusals(actor.userId) }
}
