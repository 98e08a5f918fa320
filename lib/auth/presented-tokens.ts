import 'server-only'
import { readCookie } from './cookies'
import { verifyAccessToken, verifyRefreshToken } from './tokens'

/** What a browser sent along, unchecked. */
export type PresentedTokens = { access: string | null; refresh: string | null; device: string | null }

/** Takes the tokens out of the request's cookies. */
export function presentedTokens(headers: Headers): PresentedTokens {
  return {
    access: readCookie(headers, 'access'),
    refresh: readCookie(headers, 'refresh'),
    device: readCookie(headers, 'device'),
  }
}

type SessionOfUser = { userId: string; sessionId: string }

/**
 * The sessions that a browser holds by tokens of ours, expired ones included: to end them, never to act for them. Usually
 * one; two when a cookie was left over.
 */
export async function findPresentedSessions({ access, refresh }: PresentedTokens): Promise<SessionOfUser[]> {
  const verified = await Promise.all([
    access === null ? null : verifyAccessToken(access),
    refresh === null ? null : verifyRefreshToken(refresh),
  ])
  const sessions = new Map<string, SessionOfUser>()
  for (const result of verified)
    if (result && result.state !== 'invalid')
      sessions.set(result.claims.sid, { userId: result.claims.sub, sessionId: result.claims.sid })
  return [...sessions.values()]
}
