import 'server-only'
import type { Visitor } from '@/lib/audit/schema'

const maxUserAgentChars = 400

/** Who called, for use-cases, which never see a request. The header is cut: it is whatever the client wrote. */
export function visitorOf(context: { request: Request; ip: string; requestId: string }): Visitor {
  const userAgent = (context.request.headers.get('user-agent') ?? '').slice(0, maxUserAgentChars)
  return { ip: context.ip, userAgent, requestId: context.requestId }
}
