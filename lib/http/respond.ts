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

/** Captions, the same for everybody. Another version has another address; a clip that is hidden is so within minutes. */
export function webVtt(text: string): Response {
  const type = 'text/vtt; charset=utf-8'
  return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=300' } })
}

/** A script that browsers ask for anew each time they want to know whether it changed. */
export function javaScript(text: string): Response {
  const type = 'text/javascript; charset=utf-8'
  return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': 'no-cache' } })
}

/** A file to save, of figures that are somebody's own. @param fileName ASCII, without quotes */
export function csv({ text, fileName }: { text: string; fileName: string }): Response {
  const headers = withDefaults({
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${fileName}"`,
  })
  return new Response(text, { headers })
}

export function empty(headers: HeadersInit = {}): Response {
  return new Response(null, { status: 204, headers: withDefaults(headers) })
}

/** To another page by GET, whatever the method was. */
export function seeOther(url: string, headers: HeadersInit = {}): Response {
  const all = withDefaults(headers)
  all.set('Location', url)
  return new Response(null, { status: 303, headers: all })
}

/** After a form that a browser sent by itself: on to a page of this site, with a GET, so that a reload sends nothing again. */
export function redirectTo(path: string, headers: [name: string, value: string][] = []): Response {
  return new Response(null, { status: 303, headers: withDefaults([['Location', path], ...headers]) })
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
