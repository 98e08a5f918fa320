import 'server-only'
import { env } from '@/lib/platform/env'

/**
 * A path of this site as an address for a mail. From APP_ORIGIN alone: a link built from the request's Host would send
 * the reader, and the token in it, to wherever the asker wrote (host header poisoning, R38).
 *
 * @param path from `lib/core/paths`
 */
export function appLink(path: string): string {
  return new URL(path, env().APP_ORIGIN).href
}
