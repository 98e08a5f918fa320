import 'server-only'
import { AppError } from '@/lib/core/errors'

/**
 * The whole body, refused while streaming as soon as it passes `maxBytes` (R68): a declared length may lie,
 * and a chunked body declares none.
 *
 * @throws AppError `body_too_large`, `malformed_request` when the client goes away
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new AppError('body_too_large')
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  try {
    for await (const chunk of request.body ?? []) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > maxBytes) throw new AppError('body_too_large')
      chunks.push(chunk)
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('malformed_request', { cause })
  }
  const whole = new Uint8Array(sizeBytes)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}

/**
 * Asks for JSON, with or without a body: a form, text/plain or untyped post needs no preflight, so accepting one would
 * reopen cross-site writes (R62).
 *
 * @throws AppError `unsupported_media_type`
 */
export function requireJsonType(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new AppError('unsupported_media_type')
}

/**
 * The JSON value of a body.
 *
 * @throws AppError `unsupported_media_type`, `malformed_request`, `body_too_large`
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  requireJsonType(request)
  const bytes = await readBytes(request, maxBytes)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new AppError('malformed_request', { message: 'That is not valid JSON.', cause })
  }
}
