import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { newId } from '@/lib/core/ids'
import { newStorageKey } from '@/lib/storage/keys'
import { checkAnnouncement } from '@/lib/storage/policies'
import { videoStore } from '@/lib/storage/provider'
import { insertTicket } from './repository'
import type { PresignInput, UploadTicket } from './schema'
import { requirePartner, type StoredTicket, signatureLifeMs, ticketLifeMs, toUploadTicket } from './tickets'

/**
 * Signs the upload of one announced file. The row is written before any signature exists, or an object could arrive
 * that nothing here knows of.
 *
 * @throws AppError `forbidden`, `unsupported_file_type`, `file_too_large`, `validation_failed`
 */
export async function startUpload(actor: Actor, input: PresignInput): Promise<UploadTicket> {
  requirePartner(actor)
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
  await insertTicket(ticket, videoStore().id)
  return toUploadTicket(ticket)
}
