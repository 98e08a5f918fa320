import 'server-only'
import { deviceCookie, type SetCookie, sessionCookies } from '@/lib/auth/cookies'
import type { SignedIn } from '@/lib/auth/sign-in'
import { json } from './respond'

/** What a browser is given that has just signed in. */
export const signedInCookies = ({ pair, device }: SignedIn): SetCookie[] => [
  ...sessionCookies(pair),
  deviceCookie(device.token, device.lifetimeMs),
]

/** The answer of every door: the person in the body, the tokens in cookies and nowhere else (R10). */
export function signedInResponse(status: 200 | 201, signedIn: SignedIn, more: SetCookie[] = []): Response {
  return json(status, { user: signedIn.user }, [...signedInCookies(signedIn), ...more])
}
