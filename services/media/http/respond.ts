import type { ServerResponse } from 'node:http'
import { ProtocolError } from './protocol-error'

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(text)
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(text)
}

/** Cloudinary repeats the message in a header, because an <img> or <video> never shows a body. */
function setErrorHeader(response: ServerResponse, message: string): void {
  // A header value holds visible ASCII only; the message may quote a public id in any script.
  response.setHeader('X-Cld-Error', message.replace(/[^\x20-\x7e]/g, '?').slice(0, 500))
}

/** Anything that is not a ProtocolError stays opaque: a stack or a disk path is nobody's business. */
export function toProtocolError(error: unknown): ProtocolError {
  return error instanceof ProtocolError ? error : new ProtocolError(500, 'Internal error')
}

export function sendApiError(response: ServerResponse, error: ProtocolError): void {
  if (response.headersSent || response.destroyed) return
  setErrorHeader(response, error.message)
  sendJson(response, error.status, { error: { message: error.message } })
}

export function sendDeliveryError(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent || response.destroyed) return
  setErrorHeader(response, message)
  if (status === 423) response.setHeader('Retry-After', '2')
  sendText(response, status, message)
}
