import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import type { Asset } from '../assets/asset'
import { isStillFormat } from '../derive/derive-format'
import { ProtocolError } from '../http/protocol-error'
import { sendDeliveryError } from '../http/respond'
import type { MediaContext } from '../media-context'
import { contentTypeOf } from './content-types'
import { type Delivered, findDelivered } from './find-delivered'
import { type DeliveryPath, parseDeliveryPath } from './parse-delivery-path'
import { namesCodec, parseStill } from './parse-transformation'
import { serveFile } from './serve-file'
import { parseSegmentName, serveMaster, serveSegment } from './serve-stream'
import { soonEnough } from './soon-enough'

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

function serveOriginal(
  context: MediaContext,
  exchange: Exchange,
  asset: Asset,
  version: number | null,
): void {
  serveFile(exchange.request, exchange.response, {
    path: join(context.store.revisionFolder(asset), 'original'),
    contentType: contentTypeOf(asset.format),
    etag: asset.etag,
    // A version of another upload would pin these bytes under that name for a year.
    isImmutable: version === asset.version,
  })
}

async function serveStill(
  context: MediaContext,
  exchange: Exchange,
  { asset, format }: Delivered,
  path: DeliveryPath,
): Promise<void> {
  const stillFormat = format !== null && isStillFormat(format) ? format : 'jpg'
  const file = await soonEnough(
    context.deriver.makeStill(asset, parseStill(path.transformations), stillFormat),
  )
  serveFile(exchange.request, exchange.response, {
    path: file,
    contentType: contentTypeOf(stillFormat),
    etag: `${asset.revision}-${basename(join(file, '..'))}`,
    isImmutable: path.version === asset.version,
  })
}

async function serveMp4(
  context: MediaContext,
  exchange: Exchange,
  asset: Asset,
  version: number | null,
): Promise<void> {
  serveFile(exchange.request, exchange.response, {
    path: await soonEnough(context.deriver.makeMp4(asset)),
    contentType: contentTypeOf('mp4'),
    etag: `${asset.revision}-mp4`,
    isImmutable: version === asset.version,
  })
}

/** An image is drawn anew only when a smaller one was asked for and there is something to draw it with. */
function isResize(context: MediaContext, { asset }: Delivered, path: DeliveryPath): boolean {
  const { width, height } = parseStill(path.transformations)
  const isDrawable = asset.resourceType === 'image' && asset.format !== 'gif'
  return isDrawable && context.deriver.isAvailable && (width !== null || height !== null)
}

async function serveDelivered(context: MediaContext, exchange: Exchange, path: DeliveryPath): Promise<void> {
  const segment = path.resourceType === 'video' ? parseSegmentName(path.name) : null
  if (segment !== null) {
    const asset = await context.store.find({ resourceType: 'video', publicId: segment.publicId })
    if (asset !== null) return serveSegment(context, exchange, asset, segment.file)
  }
  const found = await findDelivered(context.store, path)
  if (found === null) throw new ProtocolError(404, `Resource not found - ${path.name.slice(0, 255)}`)
  const { asset, format } = found
  const isVideo = asset.resourceType === 'video'
  const isStill = isVideo && format !== null && isStillFormat(format)
  if (isStill && !context.deriver.isAvailable) {
    throw new ProtocolError(404, 'Posters need ffmpeg, and this media server found none')
  }
  if (isVideo && format === 'm3u8') {
    await soonEnough(context.deriver.makeHls(asset))
    return serveMaster(context, exchange.response, asset, exchange.request.method === 'HEAD')
  }
  if (isVideo && format === 'mp4' && namesCodec(path.transformations))
    return serveMp4(context, exchange, asset, path.version)
  if (isStill || isResize(context, found, path)) return serveStill(context, exchange, found, path)
  serveOriginal(context, exchange, asset, path.version)
}

export async function handleDelivery(
  context: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', '*')
  try {
    const path = parseDeliveryPath(pathname, context.settings.account.cloudName)
    if (path === null) throw new ProtocolError(404, 'Not found')
    await serveDelivered(context, { request, response }, path)
  } catch (error) {
    if (error instanceof ProtocolError) sendDeliveryError(response, error.status, error.message)
    else sendDeliveryError(response, 400, 'The requested variant could not be made')
  }
}
