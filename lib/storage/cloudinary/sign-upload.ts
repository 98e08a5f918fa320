import 'server-only'
import { v2 as cloudinary } from 'cloudinary'
import { env } from '@/lib/platform/env'
import { policyFor } from '../policies'
import type { AssetKind, Ticket } from '../port'
import type { UploadRecipe } from '../schema'
import { cloudinaryAccount } from './account'

/** `resource_type` stands in the path and is NOT covered by the signature: `verify` must ask for it again. */
export const resourceTypeOf = (kind: AssetKind) => (kind === 'video' ? 'video' : 'image')

/** Cloudinary wants every part but the last above 5 MB (read as MiB); 6 MiB keeps a part short on a slow uplink. */
const minPartBytes = 5 * 1024 * 1024 + 1
const partBytes = 6 * 1024 * 1024

/** Cloudinary cannot call a laptop back; the local media server can. */
function webhookUrl(isLocal: boolean): string | null {
  const { APP_ORIGIN, CLOUDINARY_WEBHOOK_ORIGIN } = env()
  const origin = CLOUDINARY_WEBHOOK_ORIGIN ?? APP_ORIGIN
  return isLocal || origin.startsWith('https:') ? `${origin}/api/webhooks/cloudinary` : null
}

/**
 * Signs the one upload a ticket allows. Every value is ours: an endpoint that signs what a browser asks for can be
 * made to sign `{public_id, version}`, which then passes as a receipt (storage reference, pitfall 1).
 */
export function signUpload(ticket: Ticket): UploadRecipe[] {
  const account = cloudinaryAccount()
  const notificationUrl = webhookUrl(account.isLocal)
  const signed: Record<string, string> = {
    allowed_formats: Object.values(policyFor(ticket.kind).formats).join(','),
    context: `ticket=${ticket.id}`,
    overwrite: 'false',
    public_id: ticket.key,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'upload',
    unique_filename: 'false',
    use_filename: 'false',
    ...(notificationUrl ? { notification_url: notificationUrl } : {}),
  }
  const signature = cloudinary.utils.api_sign_request(signed, account.apiSecret)
  return [
    {
      kind: 'form',
      url: account.uploadUrl(resourceTypeOf(ticket.kind)),
      fields: [...Object.entries(signed), ['api_key', account.apiKey], ['signature', signature]],
      fileField: 'file',
      ok: [200],
      answer: { urlField: 'secure_url', receiptFields: ['public_id', 'version', 'signature'] },
      chunk: {
        idHeader: 'X-Unique-Upload-Id',
        rangeHeader: 'Content-Range',
        minBytes: minPartBytes,
        bytes: partBytes,
      },
    },
  ]
}
