import type { IncomingMessage } from 'node:http'
import { ProtocolError } from '../http/protocol-error'
import type { MediaContext } from '../media-context'
import { finishUpload, type UploadPlan } from './finish-upload'
import { type Part, receivePart } from './receive-part'

export function uploadIdOf(request: IncomingMessage): string {
  const uploadId = request.headers['x-unique-upload-id']
  if (typeof uploadId === 'string' && uploadId !== '' && uploadId.length <= 200) return uploadId
  throw new ProtocolError(400, 'Missing header X-Unique-Upload-Id')
}

/** `done: false` until the last part is in, and then what an upload in one piece would have answered. */
export async function answerPart(
  context: MediaContext,
  part: Part,
  plan: UploadPlan,
): Promise<Record<string, unknown>> {
  const outcome = await receivePart(context, part)
  if (!outcome.done) {
    const { bytes, publicId } = outcome
    const named = { public_id: publicId, resource_type: part.pathType, type: 'upload', kind: 'upload' }
    return { done: false, bytes, ...named }
  }
  // Variants and webhooks were seen to when the answer was given for the first time.
  const silent: UploadPlan = { ...plan, variants: [], params: { ...plan.params, notificationUrl: null } }
  return { done: true, ...(await finishUpload(context, outcome.saved, outcome.isRepeat ? silent : plan)) }
}
