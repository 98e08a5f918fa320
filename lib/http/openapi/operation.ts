import 'server-only'
import type { z } from 'zod'
import type { ErrorCode } from '@/lib/core/errors'
import type { LimitName } from '@/lib/rate-limit/limits'
import type { Access } from '../route'
import type { AnswerName } from './answers'

/** One call of the API, as its route declares it; a test compares the two. */
export type Operation = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: `/api/${string}`
  summary: string
  access: Access
  limit?: LimitName
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** A body that is not ours to describe, in words. */
  rawBody?: string
  /** Without an answer's name, or the type of a text: no body. */
  success: { status: number; answer?: AnswerName; text?: string; when: string; setsCookies?: true }[]
  /** What the use-case adds to the refusals that follow from the rest. */
  refusals?: ErrorCode[]
  skipsOriginCheck?: true
}

/** Any answer but of a process that only says that it runs may meet an outage. */
const outages: ErrorCode[] = ['db_unavailable', 'sessions_unavailable', 'busy']
const signedOut: ErrorCode[] = ['unauthenticated', 'token_expired', 'session_ended']

const byAccess: Record<Access, ErrorCode[]> = {
  public: [],
  optional: ['token_expired', ...outages],
  session: [...signedOut, ...outages],
  partner: [...signedOut, 'forbidden', ...outages],
  admin: [...signedOut, 'forbidden', ...outages],
}

/** Every code that an operation can answer with: what `route()` refuses for it, and what its use-case does. */
export function codesOf(operation: Operation): ErrorCode[] {
  const { access, body, rawBody, limit, method, params, query, refusals = [], skipsOriginCheck } = operation
  const codes: ErrorCode[] = [
    ...byAccess[access],
    ...(method !== 'get' && !skipsOriginCheck ? (['cross_origin'] as const) : []),
    ...(limit ? (['rate_limited', 'busy'] as const) : []),
    ...(params ? (['not_found'] as const) : []),
    ...(query || body ? (['validation_failed'] as const) : []),
    ...(body ? (['unsupported_media_type'] as const) : []),
    ...(body || rawBody ? (['malformed_request', 'body_too_large'] as const) : []),
    ...refusals,
    'internal',
  ]
  return [...new Set(codes)]
}
