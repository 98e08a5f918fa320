import 'server-only'
import { deviceCookie, sessionCookies } from '@/lib/auth/cookies'
import type { SignedIn } from '@/lib/auth/sign-in'
import { json } from './respond'

/** The answer of every door: the person in the body, the tokens in cookies and nowhere else (R10). */
export function signedInResponse(status: 200 | 201, { user, pair, device }: SignedIn): Response {
  return json(status, { user }, [...sessionCookies(pair), deviceCookie(device.token, device.lifetimeMs)])
}
