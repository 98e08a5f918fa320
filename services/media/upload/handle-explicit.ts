import type { IncomingMessage } from 'node:http'
import { applyLies } from '../assets/apply-lies'
import type { ResourceType } from '../content/resource-type'
import { ProtocolError } from '../http/protocol-error'
import { readForm } from '../http/read-form'
import type { MediaContext } from '../media-context'
import { verifySignedParams } from '../signature/verify-signed-params'
import { checkUrls } from './check-urls'
import { answerEager } from './finish-upload'
import { parseEager } from './parse-eager'
import { parseUploadParams } from './parse-upload-params'
import { renderUpload } from './render-upload'

/** New labels or variants for bytes that are already here. */
export async function handleExplicit(
  context: MediaContext,
  request: IncomingMessage,
  resourceType: ResourceType,
): Promise<Record<string, unknown>> {
  const form = await readForm(request, { tempDir: context.tempDir, maxBytes: 0 })
  const algorithm = verifySignedParams(form.params, context.settings.account, Date.now())
  const params = parseUploadParams(form.params)
  checkUrls(params, context.settings.webhookHosts)
  const plan = { params, algorithm, variants: parseEager(params.eager) }
  const { publicId } = params
  if (publicId === null) throw new ProtocolError(400, 'Missing required parameter - public_id')
  const key = { resourceType, publicId }
  const asset = await context.store.withLock(key, async () => {
    const found = await context.store.find(key)
    if (found === null) return null
    const labels = {
      ...(form.params.has('tags') ? { tags: params.tags } : {}),
      ...(form.params.has('context') ? { context: params.context } : {}),
    }
    return Object.keys(labels).length === 0 ? found : context.store.relabel(found, labels)
  })
  if (asset === null) throw new ProtocolError(404, `Resource not found - ${publicId}`)
  const answer = { ...renderUpload(context, asset, algorithm), ...(await answerEager(context, asset, plan)) }
  return applyLies(answer, context.settings.lies)
}
