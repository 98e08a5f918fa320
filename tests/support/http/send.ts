import { once } from 'node:events'
import http from 'node:http'
import { expect } from 'vitest'
import { uniqueIp } from '../unique-ip'
import type { App } from './apps'
import { findLeaks } from './find-leaks'

export type Answer = {
  status: number
  /** Values of one name in the order of arrival, names in lower case. */
  headers: Record<string, string[]>
  text: string
}

export type Call = {
  method?: string
  path: string
  /** null takes a header away that would be sent; a list sends it more than once. */
  headers?: Record<string, string | string[] | null>
  cookie?: string
  /** As it is when a string or bytes, or else as JSON. */
  body?: unknown
  ip?: string
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })
const safe = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/** As the proxy in front would pass a browser's own request on. */
function headersOf(app: App, { method = 'GET', headers = {}, cookie, ip = uniqueIp() }: Call) {
  const all: Call['headers'] = {
    Host: new URL(app.appOrigin).host,
    'X-Forwarded-For': ip,
    'X-Forwarded-Proto': new URL(app.appOrigin).protocol.slice(0, -1),
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Sec-Fetch-Site': 'same-origin',
    ...(safe.has(method) ? {} : { Origin: app.appOrigin, 'Content-Type': 'application/json' }),
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    ...headers,
  }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string | string[]] => entry[1] !== null),
  )
}

function bytesOf(body: unknown): string | Uint8Array | null {
  if (body === undefined) return null
  return typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
}

function collectHeaders(raw: string[]): Answer['headers'] {
  const headers: Answer['headers'] = {}
  for (let at = 0; at < raw.length; at += 2) {
    const name = String(raw[at]).toLowerCase()
    headers[name] = [...(headers[name] ?? []), String(raw[at + 1])]
  }
  return headers
}

/**
 * One request over the wire, path exactly as given, no redirect followed. Every answer of every test goes through
 * `findLeaks`: no token outside of Set-Cookie, nothing of the inside in a refusal (R10, R85).
 */
export async function send(app: App, call: Call): Promise<Answer> {
  const { method = 'GET', path } = call
  const body = bytesOf(call.body)
  const request = http.request({
    host: '127.0.0.1',
    port: app.port,
    agent,
    method,
    path,
    headers: {
      // Node frames the body of a DELETE only when it is told how long it is.
      ...(body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }),
      ...headersOf(app, call),
    },
  })
  const answered = once(request, 'response')
  if (body === null) request.end()
  else request.end(body)
  const [response] = (await answered.catch((error: NodeJS.ErrnoException) => {
    // The server had just let go of a connection that was idle for too long: nothing of this request was read.
    if (error.code === 'ECONNRESET' && request.reusedSocket) return [null]
    throw error
  })) as [http.IncomingMessage | null]
  if (response === null) return send(app, call)
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  const answer = {
    status: response.statusCode ?? 0,
    headers: collectHeaders(response.rawHeaders),
    text: Buffer.concat(chunks).toString(),
  }
  const leaks = findLeaks(answer)
  if (leaks.length > 0)
    throw new Error(`${app.name} ${method} ${path} (${answer.status}) lets out: ${leaks.join(', ')}`)
  return answer
}

/** The only value of a header, or null. */
export function header({ headers }: Answer, name: string): string | null {
  const values = headers[name.toLowerCase()] ?? []
  expect(values.length, `${name} once`).toBeLessThan(2)
  return values[0] ?? null
}

/** The `error.code` of an answer, or null. */
export function codeOf({ text }: Answer): string | null {
  try {
    return (JSON.parse(text) as { error?: { code?: string } }).error?.code ?? null
  } catch {
    return null
  }
}
