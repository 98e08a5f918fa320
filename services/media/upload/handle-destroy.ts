import type { IncomingMessage } from 'node:http'
import type { ResourceType } from '../content/resource-type'
import { ProtocolError } from '../http/protocol-error'
import { readForm } from '../http/read-form'
import type { MediaContext } from '../media-context'
import { verifySignedParams } from '../signature/verify-signed-params'
import { checkNotificationUrl } from '../webhooks/check-notification-url'
import { noticeOf } from '../webhooks/notice-of'
import { checkDeliveryType } from './parse-upload-params'

// Nothing in a signature says what it is for. An upload ticket carries more than these, so it cannot be replayed here
// to delete what it uploaded after the server has looked at it.
const knownNames = new Set([
  'api_key',
  'signature',
  'timestamp',
  'public_id',
  'type',
  'invalidate',
  'notification_url',
  'cloud_name',
])

export async function handleDestroy(
  context: MediaContext,
  request: IncomingMessage,
  resourceType: ResourceType,
): Promise<Record<string, unknown>> {
  const { params } = await readForm(request, { tempDir: context.tempDir, maxBytes: 0 })
  verifySignedParams(params, context.settings.account, Date.now())
  const unknown = [...params.keys()].find((name) => !knownNames.has(name))
  if (unknown !== undefined) throw new ProtocolError(400, `Invalid parameter ${unknown}`)
  checkDeliveryType(params)
  const publicId = params.get('public_id')
  if (publicId === undefined || publicId === '') {
    throw new ProtocolError(400, 'Missing required parameter - public_id')
  }
  const url = params.get('notification_url')
  if (url !== undefined) checkNotificationUrl(url, context.settings.webhookHosts)
  const removed = await context.store.remove({ resourceType, publicId })
  if (removed === null) return { result: 'not found' }
  const { assetId, version } = removed
  const resource = {
    resource_type: resourceType,
    type: 'upload',
    asset_id: assetId,
    public_id: publicId,
    version,
  }
  if (url !== undefined) context.notifier.send(url, noticeOf('delete', { resources: [resource] }))
  return { result: 'ok' }
}
