import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/auth/schema'
import { findActor, hasSessionCookie, requireActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { newSecretId } from '@/lib/core/ids'
import { env } from '@/lib/platform/env'
import { type Logger, logger } from '@/lib/platform/logger'
import { checkLimit } from '@/lib/rate-limit/check-limit'
import type { LimitName } from '@/lib/rate-limit/limits'
import { checkOrigin, isSafeMethod } from './check-origin'
import { clientIp } from './client-ip'
import { readJson, requireJsonType } from './read-body'
import { errorResponse } from './respond'
import { invalidInput, toAppError } from './to-app-error'

/** public: no session is read. optional: read if there. The rest: must be there, with that role (admins pass). */
export type Access = 'public' | 'optional' | 'session' | 'partner' | 'admin'

type ActorFor<A extends Access> = A extends 'public' ? null : A extends 'optional' ? Actor | null : Actor

type Context<A extends Access, Body, Params, Query> = {
  request: Request
  requestId: string
  ip: string
  log: Logger
  actor: ActorFor<A>
  body: Body
  params: Params
  query: Query
}

type Spec<A extends Access, Body, Params, Query> = {
  access: A
  /** Which row of the limits catalogue is charged, and for whom; charged before any body is read. */
  limit?: { name: LimitName; by: 'ip' | 'user' }
  body?: z.ZodType<Body>
  params?: z.ZodType<Params>
  query?: z.ZodType<Query>
  maxBodyBytes?: number
  /** For machines that prove themselves by a signature: no Origin to compare. */
  skipOriginCheck?: boolean
  /** Headers that a refusal carries beside its status: a session that is over clears its cookies. */
  onRefusal?: (error: AppError) => [name: string, value: string][]
  handle: (context: Context<A, Body, Params, Query>) => Promise<Response>
}

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> }

const defaultMaxBodyBytes = 64 * 1024

async function findActorFor(access: Access, headers: Headers): Promise<Actor | null> {
  if (access === 'public') return null
  if (access === 'optional') return findActor(headers)
  const actor = await requireActor(headers)
  const allowed = access === 'session' || actor.role === 'admin' || actor.role === access
  if (!allowed)
    throw new AppError('forbidden', {
      ...(access === 'partner' ? { message: 'Only food partners may do that.' } : {}),
    })
  return actor
}

function parse<Value>(schema: z.ZodType<Value> | undefined, value: unknown, otherwise?: AppError): Value {
  if (!schema) return undefined as Value
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw otherwise ?? invalidInput(result.error)
}

/** A name that stands there twice is a list, which no schema takes: no two readers of a URL see two things (R70). */
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())]
  const said = (all: string[]) => (all.length === 1 && all[0] !== undefined ? all[0] : all)
  return Object.fromEntries(names.map((name) => [name, said(search.getAll(name))]))
}

/** From where, and, once known, who: without them nobody can tell an attack from a mistake (ASVS V16.3.2). */
type Asker = { ip?: string; userId?: string | undefined }

function logOutcome(log: Logger, error: AppError, asker: Asker): void {
  const fields = { code: error.code, ...asker }
  if (error.status >= 500) log.error({ ...fields, err: error.cause }, error.message)
  else log.info(fields, 'refused')
}

/**
 * Turns a use-case into a web-standard handler: origin check, actor, role, limit, body limit and parse, error
 * mapping, always in this order, so that an answer never tells an outsider more than "not you".
 */
export function route<A extends Access, Body = undefined, Params = undefined, Query = undefined>(
  spec: Spec<A, Body, Params, Query>,
): (request: Request, next: NextContext) => Promise<Response> {
  return async (request, next) => {
    const requestId = newSecretId()
    const { APP_ORIGIN, TRUSTED_PROXY_HOPS } = env()
    const url = new URL(request.url)
    const log = logger().child({ requestId, method: request.method, path: url.pathname })
    const asker: Asker = {}
    try {
      const ip = clientIp(request.headers, TRUSTED_PROXY_HOPS)
      asker.ip = ip
      if (!spec.skipOriginCheck) {
        checkOrigin(request, { appOrigin: APP_ORIGIN, carriesSession: hasSessionCookie(request.headers) })
        if (!isSafeMethod(request.method)) requireJsonType(request)
      }
      const actor = await findActorFor(spec.access, request.headers)
      asker.userId = actor?.userId
      if (spec.limit) {
        const who = spec.limit.by === 'user' && actor ? actor.userId : ip
        await checkLimit(spec.limit.name, who)
      }
      const params = parse(spec.params, await next.params, new AppError('not_found'))
      const query = parse(spec.query, queryOf(url.searchParams))
      const body = parse(
        spec.body,
        spec.body && (await readJson(request, spec.maxBodyBytes ?? defaultMaxBodyBytes)),
      )
      const response = await spec.handle({
        request,
        requestId,
        ip,
        log,
        actor: actor as ActorFor<A>,
        body,
        params,
        query,
      })
      response.headers.set('X-Request-Id', requestId)
      return response
    } catch (thrown) {
      const error = toAppError(thrown)
      logOutcome(log, error, asker)
      const response = errorResponse(error, requestId)
      for (const [name, value] of spec.onRefusal?.(error) ?? []) response.headers.append(name, value)
      response.headers.set('X-Request-Id', requestId)
      return response
    }
  }
}
