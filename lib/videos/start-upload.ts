import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/platform/env'
import { newStorageKey } from '@/lib/storage/keys'
import { checkAnnouncement, type Policy } from '@/lib/storage/policies'
import { videoStore } from '@/lib/storage/provider'
import { mustConfirmEmail } from './policy'
import { checkQuota, quotaWindowMs } from './quota'
import { insertTicket } from './quota-repository'
import type { PresignInput, UploadTicket } from './schema'
import { requirePartner, type StoredTicket, signatureLifeMs, ticketLifeMs, toUploadTicket } from './tickets'

/** A duration that was not declared counts as the longest there may be, or saying nothing would be the way around. */
function countedSeconds({ kind, durationSec }: PresignInput, { maxDurationSec }: Policy): number {
  return kind === 'video' ? Math.ceil(durationSec ?? maxDurationSec ?? 0) : 0
}

/**
 * Signs the upload of one announced file. The row is written before any signature exists, or an object could arrive
 * that nothing here knows of.
 *
 * @throws AppError `forbidden`, `email_unverified` where mail can be sent, `unsupported_file_type`, `file_too_large`, `validation_failed`,
 *   `quota_exceeded` with the seconds until there is room for it
 */
export async function startUpload(actor: Actor, input: PresignInput): Promise<UploadTicket> {
  requirePartner(actor)
  if (mustConfirmEmail(actor, env().SMTP_URL !== undefined)) throw new AppError('email_unverified')
  const policy = checkAnnouncement(input)
  const now = Date.now()
  const ticket: StoredTicket = {
    id: newId(now),
    ownerId: actor.userId,
    kind: input.kind,
    state: 'ISSUED',
    key: newStorageKey(input.kind, actor.userId),
    mime: input.mime,
    declaredBytes: input.bytes,
    maxBytes: policy.maxBytes,
    maxDurationSec: policy.maxDurationSec,
    createdAt: new Date(now),
    expiresAt: new Date(now + signatureLifeMs),
    renewableUntil: new Date(now + ticketLifeMs),
  }
  const counted = {
    bytes: input.bytes,
    seconds: countedSeconds(input, policy),
    clips: input.kind === 'video' ? 1 : 0,
  }
  await insertTicket(ticket, {
    provider: videoStore().id,
    counted,
    since: new Date(now - quotaWindowMs),
    check: checkQuota,
  })
  return toUploadTicket(ticket)
}
