import 'server-only'
import { headers as requestHeaders } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { secondMs } from '@/lib/core/time'
import { readCookie } from './cookies'
import { type Account, findAccountOfSession } from './repository'
import type { Actor } from './schema'
import { confirmGeneration, readSession } from './session-store'
import { type AccessClaims, verifyAccessToken } from './tokens'

const toActor = (account: Account, sessionId: string, provedAtMs: number): Actor => ({
  userId: account.userId,
  sessionId,
  provedAtMs,
  role: account.role,
  displayName: account.displayName,
  email: account.email,
  emailVerified: account.emailVerified,
  partner: account.partner,
})

/** A signature is not enough: the session must live in Redis and not be revoked in Postgres (R22, ASVS 7.4.1). */
async function findLiveActor({ sub, sid, g, ep }: AccessClaims): Promise<Actor | null> {
  const [live, found] = await Promise.all([readSession(sub, sid), findAccountOfSession(sub, sid)])
  if (!live || !found || found.revokedFor !== null || found.account.disabled) return null
  if (live.epoch !== found.account.epoch || ep !== found.account.epoch) return null
  if (g === live.generation && live.confirmed < g) await confirmGeneration(sub, sid, g)
  return toActor(found.account, sid, live.provedAtMs)
}

/** Whether the request carries any cookie of a session, valid or not. */
export function hasSessionCookie(headers: Headers): boolean {
  return readCookie(headers, 'access') !== null || readCookie(headers, 'refresh') !== null
}

/**
 * Who is asking, or null for nobody: no token, not ours, or its session is over. The role is Postgres's, not the
 * token's (R59).
 *
 * @throws AppError `token_expired` when a refresh would help, `sessions_unavailable` or `db_unavailable`: an outage is
 *   never taken for "signed out"
 */
export async function findActor(headers: Headers): Promise<Actor | null> {
  const token = readCookie(headers, 'access')
  if (token === null) return null
  const verified = await verifyAccessToken(token)
  if (verified.state === 'expired' && readCookie(headers, 'refresh') !== null)
    throw new AppError('token_expired')
  return verified.state === 'valid' ? findLiveActor(verified.claims) : null
}

/**
 * Who is asking; there must be somebody.
 *
 * @throws AppError `unauthenticated` without a token of ours, `token_expired` when a refresh would help,
 *   `session_ended` when the session is over, `sessions_unavailable` or `db_unavailable`
 */
export async function requireActor(headers: Headers): Promise<Actor> {
  const token = readCookie(headers, 'access')
  const verified = token === null ? null : await verifyAccessToken(token)
  if (verified?.state === 'valid') {
    const actor = await findLiveActor(verified.claims)
    if (actor) return actor
    throw new AppError('session_ended')
  }
  if (verified?.state === 'expired' || (verified === null && readCookie(headers, 'refresh') !== null))
    throw new AppError('token_expired')
  throw new AppError('unauthenticated')
}

/**
 * How long the browser's access token still lives, for the part of a page that renews it: 0 when it is over or gone and a
 * refresh may help, null for a stranger. Someone who follows a link from another site brings no refresh cookie, which is
 * SameSite=Strict, so an expired access token alone is worth a try. Says nothing about whether the session is still good.
 *
 * @returns milliseconds
 */
export const getAccessLeftMs = cache(async (): Promise<number | null> => {
  const headers = await requestHeaders()
  const token = readCookie(headers, 'access')
  const verified = token === null ? null : await verifyAccessToken(token)
  if (verified?.state === 'valid') return Math.max(0, verified.claims.exp * secondMs - Date.now())
  return verified?.state === 'expired' || readCookie(headers, 'refresh') !== null ? 0 : null
})

/** Once per render, however many layouts and pages ask. */
const findPageActor = cache(async () => {
  try {
    return await requireActor(await requestHeaders())
  } catch (error) {
    if (error instanceof AppError && error.status === 401) return error.code
    throw error
  }
})

/** As `findActor`, for server components. Null for an expired token too: the browser refreshes it. */
export async function getActor(): Promise<Actor | null> {
  const found = await findPageActor()
  return typeof found === 'string' ? null : found
}

/**
 * Who is asking for a protected page; others are redirected and come back after signing in. Every page calls this
 * itself: the gate in the middleware only routes, and middleware has been bypassed before (CVE-2025-29927).
 *
 * @param path where the person wanted to go
 */
export async function requirePageActor(path: string): Promise<Actor> {
  const actor = await findPageActor()
  if (actor === 'token_expired') redirect(paths.continueSession(path))
  if (typeof actor === 'string') redirect(paths.login(path))
  return actor
}
