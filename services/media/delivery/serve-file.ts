import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, dirname } from 'node:path'
import send from 'send'
import { sendDeliveryError } from '../http/respond'

export interface ServedFile {
  path: string
  contentType: string
  /** Strong, so that a resumed download never glues two files together. */
  etag: string
  isImmutable: boolean
}

const yearSeconds = 365 * 24 * 60 * 60

/** Uploads are other people's files: they may be shown, and must never run as a page of this origin. */
function setSafetyHeaders(response: ServerResponse): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'")
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
}

export function serveFile(request: IncomingMessage, response: ServerResponse, file: ServedFile): void {
  setSafetyHeaders(response)
  response.setHeader('Content-Type', file.contentType)
  response.setHeader('ETag', `"${file.etag}"`)
  const lasting = `public, max-age=${yearSeconds}, immutable`
  response.setHeader('Cache-Control', file.isImmutable ? lasting : 'public, max-age=0, must-revalidate')
  const root = dirname(file.path)
  send(request, `/${basename(file.path)}`, { root, index: false, cacheControl: false, dotfiles: 'deny' })
    .on('error', (error: { status?: number }) => {
      for (const name of ['Content-Type', 'ETag', 'Cache-Control', 'Last-Modified'])
        response.removeHeader(name)
      sendDeliveryError(
        response,
        error.status ?? 500,
        error.status === 416 ? 'Range not satisfiable' : 'Not available',
      )
    })
    .pipe(response)
}
