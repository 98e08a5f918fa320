import type { IncomingMessage } from 'node:http'
import { applyLies } from '../assets/apply-lies'
import { isResourceType, type ResourceType } from '../content/resource-type'
import { checkBasicAuth } from '../http/check-basic-auth'
import { ProtocolError } from '../http/protocol-error'
import { readQuery } from '../http/read-query'
import type { MediaContext } from '../media-context'
import { deleteResources } from './delete-resources'
import { listResources } from './list-resources'
import { renderResource } from './render-resource'

async function findResource(
  context: MediaContext,
  key: { resourceType: ResourceType; publicId: string },
  query: URLSearchParams,
): Promise<Record<string, unknown>> {
  const asset = await context.store.find(key)
  if (asset === null) throw new ProtocolError(404, `Resource not found - ${key.publicId.slice(0, 255)}`)
  const withMedia = ['media_metadata', 'image_metadata'].some((name) =>
    ['true', '1'].includes(query.get(name) ?? ''),
  )
  return applyLies(renderResource(context, asset, withMedia), context.settings.lies)
}

/** `segments` are what follows `/v1_1/{cloud}`, decoded; a public id may arrive as one of them or as several. */
export async function handleAdmin(
  context: MediaContext,
  request: IncomingMessage,
  segments: readonly string[],
): Promise<Record<string, unknown>> {
  checkBasicAuth(request, context.settings.account)
  const { method } = request
  const [area, resourceType, type, ...rest] = segments
  if (method === 'GET' && area === 'ping') return { status: 'ok' }
  if (area !== 'resources' || (type !== undefined && type !== 'upload') || !isResourceType(resourceType)) {
    throw new ProtocolError(404, 'Not found')
  }
  const publicId = rest.join('/')
  const query = await readQuery(request)
  if (method === 'GET' && publicId !== '') return findResource(context, { resourceType, publicId }, query)
  if (method === 'GET') return listResources(context, resourceType, query)
  if (method === 'DELETE' && publicId === '') return deleteResources(context, resourceType, query)
  throw new ProtocolError(404, 'Not found')
}
