import 'server-only'
import { type IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state'
import { AppError } from '@/lib/core/errors'
import { newSecretId } from '@/lib/core/ids'
import { securityHeaders, strictTransportSecurity } from '@/lib/core/security-headers'
import { env } from '@/lib/platform/env'
import { admitSignIn, isSignIn } from './admit-sign-ins'
import { errorResponse } from './respond'
import { toAppError } from './to-app-error'

/** A path, as browsers and proxies write it, that can be decoded; never a whole address or `*`. */
function isPath(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  try {
    return decodeURIComponent(path).startsWith('/')
  } catch {
    return false
  }
}

/** Asked of Next's own reader: what it takes changes with every release, and a stricter one would break links. */
function isRouterState(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header)
    return true
  } catch {
    return false
  }
}

/**
 * What Next fails at with a 500 and a stack in the log: TRACE is no method of a `Request`, `%ff` no text, and a page is
 * looked for with whatever the header says is on screen (R69).
 */
function objection({ method, url = '', headers }: IncomingMessage): AppError | null {
  if (method === 'TRACE') return new AppError('method_not_allowed')
  return isPath(url) && isRouterState(headers['next-router-state-tree'])
    ? null
    : new AppError('malformed_request')
}

async function refuse(error: AppError, response: ServerResponse): Promise<void> {
  const answer = errorResponse(error, newSecretId())
  if (error.code === 'method_not_allowed') response.setHeader('Allow', 'GET, HEAD, POST')
  response
    .setHeaders(answer.headers)
    .writeHead(answer.status)
    .end(await answer.text())
}

/** Nothing here speaks anything but HTTP/1.1. Next would leave the connection open for good and never answer. */
function refuseUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

/**
 * Stands before the HTTP servers of this process: sets the security headers of every answer and refuses what Next cannot
 * take. Next answers some requests before it looks at the headers of next.config.ts (its redirect away from `/studio/`, a
 * failed middleware), and those cannot know APP_ORIGIN, which decides on HSTS.
 *
 * `next start` offers no place for it, so it is put where tracing libraries put theirs: around the events with which Node
 * hands a request over. To be called once, at boot.
 *
 * @throws Error when the environment is not complete
 */
export function guardServer(): void {
  const { APP_ORIGIN, NODE_ENV } = env()
  const headers = [...securityHeaders, ...(APP_ORIGIN.startsWith('https:') ? [strictTransportSecurity] : [])]
  const { emit } = Server.prototype
  Server.prototype.emit = function guarded(this: Server, event: string | symbol, ...details: unknown[]) {
    const [request, other] = details
    if (event === 'request' && other instanceof ServerResponse) {
      for (const { key, value } of headers) other.setHeader(key, value)
      const error = objection(request as IncomingMessage)
      if (error) {
        void refuse(error, other)
        return true
      }
      if (isSignIn(request as IncomingMessage)) {
        admitSignIn(() => {
          if (!other.destroyed) Reflect.apply(emit, this, [event, ...details])
        }).catch((thrown: unknown) => refuse(toAppError(thrown), other))
        return true
      }
    }
    // `next dev` talks to its pages over a web socket.
    if (event === 'upgrade' && NODE_ENV === 'production') {
      refuseUpgrade(other as Duplex)
      return true
    }
    return Reflect.apply(emit, this, [event, ...details])
  }
}
