import 'server-only'
import type { AppError, ErrorEnvelope } from '@/lib/core/errors'

/** Answers may differ by cookie, so no shared cache may keep one, unless a handler says otherwise. */
function withDefaults(headers: HeadersInit): Headers {
  const all = new Headers(headers)
  if (!all.has('Cache-Control')) all.set('Cache-Control', 'private, no-store')
  if (!all.has('Vary')) all.set('Vary', 'Cookie')
  return all
}

export function json(status: number, body: unknown, headers: HeadersInit = {}): Response {
  return Response.json(body, { status, headers: withDefaults(headers) })
}

export function empty(headers: HeadersInit = {}): Response {
  return new Response(null, { status: 204, headers: withDefaults(headers) })
}

/** Long enough for a restart of Postgres, Redis or the storage to be over at the second or third try. */
const outageRetrySeconds = 2

/** The one mapping from an error to an answer. */
export function errorResponse(error: AppError, requestId: string): Response {
  const body: ErrorEnvelope = {
    error: {
      code: error.code,
      message: error.message,
      ...(error.fields ? { fields: error.fields } : {}),
      requestId,
    },
  }
  const retryAfter = error.retryAfterSeconds ?? (error.status === 503 ? outageRetrySeconds : undefined)
  return json(
    error.status,
    body,
    retryAfter === undefined ? {} : { 'Retry-After': String(Math.ceil(retryAfter)) },
  )
}
