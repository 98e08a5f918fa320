import type { IncomingMessage, ServerResponse } from 'node:http'

const allowedHeaders =
  'Content-Type, Content-Range, X-Unique-Upload-Id, X-Requested-With, Range, If-Range, If-None-Match, Cache-Control'
const exposedHeaders = 'X-Cld-Error, Content-Range, Content-Length, Accept-Ranges, ETag, Retry-After'

/** Any origin, like Cloudinary: what may be uploaded is decided by the signature, never by the page it came from. */
export function applyCors(
  request: IncomingMessage,
  response: ServerResponse,
  allowedOrigins: readonly string[] | null,
): void {
  const origin = request.headers.origin
  // A server has no use for these. Only where nothing is cached: a kept answer without them would fail in a page later.
  if (origin === undefined && request.url?.startsWith('/v1_1/')) return
  if (allowedOrigins === null) {
    response.setHeader('Access-Control-Allow-Origin', '*')
  } else {
    response.setHeader('Vary', 'Origin')
    if (origin === undefined || !allowedOrigins.includes(origin)) return
    response.setHeader('Access-Control-Allow-Origin', origin)
  }
  // Only browsers read this list, and they say where they come from.
  if (origin !== undefined) response.setHeader('Access-Control-Expose-Headers', exposedHeaders)
}

export function sendPreflight(response: ServerResponse): void {
  response.writeHead(200, {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, OPTIONS',
    'Access-Control-Allow-Headers': allowedHeaders,
    'Access-Control-Max-Age': '86400',
    'Content-Length': 0,
  })
  response.end()
}
