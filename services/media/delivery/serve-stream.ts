import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Asset } from '../assets/asset'
import type { MediaContext } from '../media-context'
import { contentTypeOf } from './content-types'
import { serveFile } from './serve-file'

/** `{public_id}.hls/{file}`, next to `{public_id}.m3u8`: the playlist's own file names stay relative and short. */
export function parseSegmentName(name: string): { publicId: string; file: string } | null {
  const match = /^(.+)\.hls\/([a-z0-9_]+\.(?:m3u8|m4s|mp4))$/s.exec(name)
  return match === null ? null : { publicId: match[1] ?? '', file: match[2] ?? '' }
}

export async function serveMaster(
  context: MediaContext,
  response: ServerResponse,
  asset: Asset,
  isHead: boolean,
): Promise<void> {
  const folder = await context.deriver.makeHls(asset)
  const prefix = `${encodeURIComponent(asset.publicId.split('/').at(-1) ?? '')}.hls/`
  const lines = (await readFile(join(folder, 'master.m3u8'), 'utf8')).split('\n')
  const text = lines
    .map((line) => (line === '' || line.startsWith('#') ? line : `${prefix}${line}`))
    .join('\n')
  response.writeHead(200, {
    'Content-Type': contentTypeOf('m3u8'),
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  })
  response.end(isHead ? undefined : text)
}

export function serveSegment(
  context: MediaContext,
  exchange: { request: IncomingMessage; response: ServerResponse },
  asset: Asset,
  file: string,
): void {
  const extension = file.slice(file.lastIndexOf('.') + 1)
  serveFile(exchange.request, exchange.response, {
    path: join(context.deriver.hlsFolder(asset), file),
    contentType: contentTypeOf(extension),
    etag: `${asset.revision}-${file}`,
    isImmutable: false,
  })
}
