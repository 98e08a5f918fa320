import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { quotaWindowMs, toUploadQuota } from './quota'
import { sumTickets } from './quota-repository'
import type { UploadQuota } from './schema'
import { requirePartner } from './tickets'

/** What the actor has announced in the last 24 hours, and may. @throws AppError `forbidden` */
export async function getQuota(actor: Actor): Promise<UploadQuota> {
  requirePartner(actor)
  const { used, oldestAt } = await sumTickets(actor.userId, new Date(Date.now() - quotaWindowMs))
  return toUploadQuota(used, oldestAt)
}
