import 'server-only'
import { env } from '@/lib/platform/env'

/**
 * Who we are to authenticators. The id is the whole host and no parent of it: a passkey for `example.com` would open
 * this site from every neighbour under that domain (WebAuthn, 13.4.10). From APP_ORIGIN alone, never from a request.
 */
export function relyingParty(): { id: string; name: string; origin: string } {
  const origin = env().APP_ORIGIN
  return { id: new URL(origin).hostname, name: 'Morsel', origin }
}
