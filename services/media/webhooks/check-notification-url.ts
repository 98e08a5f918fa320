import { ProtocolError } from '../http/protocol-error'

function isLoopbackHost(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]') return true
  return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}

/**
 * Cloudinary calls any address; a service on a laptop must not, or a signed form would turn it into a way to reach the
 * network it stands in (SSRF). It is refused aloud, because a silently dropped webhook would look like a bug of ours.
 */
export function checkNotificationUrl(text: string, allowedHosts: readonly string[]): void {
  const url = URL.canParse(text) ? new URL(text) : null
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url === null || !isHttp || !(isLoopbackHost(url.hostname) || allowedHosts.includes(url.hostname))) {
    throw new ProtocolError(
      400,
      `Invalid notification_url ${text.slice(0, 200)}: only this machine may be notified`,
    )
  }
}
