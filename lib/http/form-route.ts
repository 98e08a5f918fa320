import 'server-only'
import type { z } from 'zod'
import { AppError, type ErrorCode } from '@/lib/core/errors'
import { newSecretId } from '@/lib/core/ids'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { checkLimit } from '@/lib/rate-limit/check-limit'
import type { LimitName } from '@/lib/rate-limit/limits'
import { checkOrigin } from './check-origin'
import { clientIp } from './client-ip'
import { readBytes } from './read-body'
import { redirectTo } from './respond'
import { invalidInput, toAppError } from './to-app-error'

type Context<Body> = { request: Request; requestId: string; ip: string; body: Body; next: string | undefined }

type Spec<Body> = {
  /** Charged by address before the body is read, as the JSON twin of this form does. */
  limit?: LimitName
  body: z.ZodType<Body>
  /** The page that shows what was refused; `next` is where the person was heading. */
  page: (refused: ErrorCode, next: string | undefined) => string
  handle: (context: Context<Body>) => Promise<Response>
}

const maxBodyBytes = 64 * 1024

async function readForm(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw new AppError('unsupported_media_type')
  const text = new TextDecoder().decode(await readBytes(request, maxBodyBytes))
  return Object.fromEntries(new URLSearchParams(text))
}

/**
 * The way in for a form that a browser sends by itself: without scripts, or before they have arrived. The API takes JSON
 * only, which no other site can send unasked (R62); a form anybody can, so here a caller must say where it comes from, and
 * one that says nothing is refused, with or without cookies. What is refused leads back to the page by its code alone.
 */
export function formRoute<Body>(spec: Spec<Body>): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = newSecretId()
    const { APP_ORIGIN, TRUSTED_PROXY_HOPS } = env()
    const log = logger().child({ requestId, method: request.method, path: new URL(request.url).pathname })
    let next: string | undefined
    try {
      const ip = clientIp(request.headers, TRUSTED_PROXY_HOPS)
      checkOrigin(request, { appOrigin: APP_ORIGIN, carriesSession: true })
      if (spec.limit) await checkLimit(spec.limit, ip)
      const { next: asked, ...fields } = await readForm(request)
      next = asked
      const parsed = spec.body.safeParse(fields)
      if (!parsed.success) throw invalidInput(parsed.error)
      return await spec.handle({ request, requestId, ip, body: parsed.data, next })
    } catch (thrown) {
      const error = toAppError(thrown)
      if (error.status >= 500) log.error({ code: error.code, err: error.cause }, error.message)
      else log.info({ code: error.code }, 'refused')
      return redirectTo(spec.page(error.code, next))
    }
  }
}
