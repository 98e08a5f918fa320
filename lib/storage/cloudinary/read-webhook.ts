import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import type { StorageNotice } from '../port'
import { cloudinaryAccount } from './account'

/** Both ways: the SDK's own check has a lower bound only, of two hours, and takes any time in the future. */
const windowSeconds = 300

const notice = z.object({ notification_type: z.string(), public_id: z.string().optional() })

/**
 * Checks a notification on its raw bytes: `X-Cld-Signature` = hash(body + timestamp + secret), SHA-1 or SHA-256 by
 * the account's setting, told apart by length.
 *
 * @throws AppError `bad_signature`, `stale_notification`, `malformed_request`
 */
export function readWebhook(headers: Headers, rawBody: Uint8Array): StorageNotice {
  const timestamp = headers.get('x-cld-timestamp') ?? ''
  const signature = Buffer.from(headers.get('x-cld-signature') ?? '')
  const algorithm = signature.length === 64 ? 'sha256' : 'sha1'
  const { apiSecret } = cloudinaryAccount()
  const expected = Buffer.from(
    createHash(algorithm).update(rawBody).update(timestamp).update(apiSecret).digest('hex'),
  )
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
    throw new AppError('bad_signature')
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= windowSeconds))
    throw new AppError('stale_notification')
  let body: z.infer<typeof notice>
  try {
    body = notice.parse(JSON.parse(new TextDecoder().decode(rawBody)))
  } catch (cause) {
    throw new AppError('malformed_request', { cause })
  }
  return {
    kind: body.notification_type === 'upload' ? 'uploaded' : 'other',
    key: body.public_id ?? '',
    id: createHash('sha256').update(signature).digest('base64url'),
  }
}
