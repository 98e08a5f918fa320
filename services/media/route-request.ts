import type { IncomingMessage, ServerResponse } from 'node:http'
import { handleAdmin } from './admin/handle-admin'
import { isResourceType } from './content/resource-type'
import { handleDelivery } from './delivery/handle-delivery'
import { applyCors, sendPreflight } from './http/apply-cors'
import { ProtocolError } from './http/protocol-error'
import { sendApiError, sendJson, sendText, toProtocolError } from './http/respond'
import type { MediaContext } from './media-context'
import { handleDestroy } from './upload/handle-destroy'
import { handleExplicit } from './upload/handle-explicit'
import { handleUpload } from './upload/handle-upload'

const about = `Morsel's local media server: Cloudinary's upload, admin and delivery protocol for development and tests.
Not for production, and not affiliated with Cloudinary.
`

function decodeSegments(path: string): string[] {
  try {
    return path.split('/').map(decodeURIComponent)
  } catch {
    throw new ProtocolError(400, 'Malformed address')
  }
}

/** `/v1_1/{cloud}/...`: three signed forms of the uploader, and the Admin API for everything else. */
async function answerApi(
  context: MediaContext,
  request: IncomingMessage,
  pathname: string,
): Promise<unknown> {
  const [cloud, ...segments] = decodeSegments(pathname.slice('/v1_1/'.length))
  const { cloudName } = context.settings.account
  if (cloud !== cloudName) throw new ProtocolError(401, `Invalid cloud_name ${(cloud ?? '').slice(0, 64)}`)
  const [type, action] = segments
  if (request.method === 'POST' && segments.length === 2) {
    if (action === 'upload' && (type === 'auto' || isResourceType(type)))
      return handleUpload(context, request, type)
    if (action === 'destroy' && isResourceType(type)) return handleDestroy(context, request, type)
    if (action === 'explicit' && isResourceType(type)) return handleExplicit(context, request, type)
  }
  return handleAdmin(context, request, segments)
}

async function handleApi(
  context: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  applyCors(request, response, context.settings.allowedOrigins)
  if (request.method === 'OPTIONS') return sendPreflight(response)
  try {
    sendJson(response, 200, await answerApi(context, request, pathname))
  } catch (error) {
    sendApiError(response, toProtocolError(error))
  }
}

export async function routeRequest(
  context: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Not URL parsing, which would fold `..` away before anybody could refuse it.
  const pathname = (request.url ?? '/').split('?', 1)[0] ?? '/'
  if (pathname.startsWith('/v1_1/')) return handleApi(context, request, response, pathname)
  applyCors(request, response, null)
  if (request.method === 'OPTIONS') return sendPreflight(response)
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 404, 'Not found')
  if (pathname === '/') return sendText(response, 200, about)
  if (pathname === '/health') {
    // maxRSS is in kilobytes; the peak is what tells a buffered upload from a streamed one.
    return sendJson(response, 200, { status: 'ok', peakRssBytes: process.resourceUsage().maxRSS * 1024 })
  }
  return handleDelivery(context, request, response, pathname)
}
