import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { newSecretId } from '@/lib/core/ids'
import { minuteMs, secondMs } from '@/lib/core/time'
import { env } from '@/lib/platform/env'
import { findKey, type KeyKind, signingKeyId } from './key-ring'
import { accessJitter, accessTtlMs } from './lifetimes'
import { roles } from './schema'

const algorithm = 'HS256'
const maxTokenChars = 2_048

/**
 * Three parts of base64url, the last of them 32 bytes in their one spelling. jose reads past blanks and padding, and past
 * the bits that are left over: one token would have many texts (RFC 7515 2, 5.2).
 */
const form = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/

const clockToleranceSeconds = 5

/** Two app servers may disagree about the time; Redis is the clock that mints, and an early `nbf` costs nothing (R91). */
const backdateSeconds = minuteMs / secondMs

const userId = z.uuid()
const sessionId = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
const count = z.int().nonnegative()
const seconds = z.int().positive()

const accessClaims = z.object({
  sub: userId,
  sid: sessionId,
  g: count,
  role: z.enum(roles),
  ep: count,
  iat: seconds,
  nbf: seconds,
  exp: seconds,
  jti: z.string(),
})
export type AccessClaims = z.infer<typeof accessClaims>

const refreshClaims = z.object({
  sub: userId,
  sid: sessionId,
  gen: count,
  n: z.string().min(1).max(64),
  ep: count,
  iat: seconds,
  exp: seconds,
})
export type RefreshClaims = z.infer<typeof refreshClaims>

const deviceClaims = z.object({ acc: z.string(), jti: z.string(), iat: seconds, exp: seconds })
export type DeviceClaims = z.infer<typeof deviceClaims>

/** RFC 8725 3.11, 3.12: each kind has its type, audience, key and claims, and passes as no other. */
export const profiles = {
  at: { typ: 'at+jwt', audience: 'app', claims: accessClaims },
  rt: { typ: 'rt+jwt', audience: 'auth:refresh', claims: refreshClaims },
  dc: { typ: 'dc+jwt', audience: 'auth:device', claims: deviceClaims },
} as const satisfies Record<KeyKind, unknown>

async function sign(kind: KeyKind, kid: string, payload: JWTPayload): Promise<string> {
  const key = await findKey(kind, kid)
  if (!key) throw new Error('signing key is not in the ring')
  const { typ, audience } = profiles[kind]
  return new SignJWT({ iss: env().APP_ORIGIN, aud: audience, ...payload })
    .setProtectedHeader({ alg: algorithm, typ, kid })
    .sign(key)
}

type Verified<Claims> = { state: 'valid' | 'expired'; claims: Claims } | { state: 'invalid' }

async function verify<Claims>(
  kind: KeyKind,
  token: string,
  shape: z.ZodType<Claims>,
): Promise<Verified<Claims>> {
  const { typ, audience, claims } = profiles[kind]
  const checked = (state: 'valid' | 'expired', payload: JWTPayload): Verified<Claims> => {
    const parsed = shape.safeParse(payload)
    return parsed.success ? { state, claims: parsed.data } : { state: 'invalid' }
  }
  if (token.length > maxTokenChars || !form.test(token)) return { state: 'invalid' }
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = typeof kid === 'string' ? await findKey(kind, kid) : null
        if (!key) throw new errors.JWSInvalid('unknown key')
        return key
      },
      {
        algorithms: [algorithm],
        typ,
        issuer: env().APP_ORIGIN,
        audience,
        requiredClaims: Object.keys(claims.shape), // jose accepts a token without `exp` unless it is listed here
        clockTolerance: clockToleranceSeconds,
      },
    )
    return checked('valid', payload)
  } catch (error) {
    // jose looks at `exp` after the signature, issuer and audience, so an expired token is still one of ours.
    return error instanceof errors.JWTExpired ? checked('expired', error.payload) : { state: 'invalid' }
  }
}

export type AccessGrant = {
  userId: string
  sessionId: string
  generation: number
  role: AccessClaims['role']
  epoch: number
  /** Unix time by Redis's clock. */
  nowMs: number
  absoluteEndMs: number
}

/**
 * Mints an access token (RFC 9068) for 9.5 to 10 minutes, never beyond the session's absolute end (R8).
 *
 * @returns the token and when it stops being valid, Unix milliseconds
 */
export async function generateAccessToken(
  grant: AccessGrant,
): Promise<{ token: string; expiresAtMs: number }> {
  const ttlMs = accessTtlMs * (1 - accessJitter * Math.random())
  const iat = Math.floor(grant.nowMs / secondMs)
  const exp = Math.floor(Math.min(grant.nowMs + ttlMs, grant.absoluteEndMs) / secondMs)
  const token = await sign('at', await signingKeyId(), {
    sub: grant.userId,
    sid: grant.sessionId,
    g: grant.generation,
    role: grant.role,
    ep: grant.epoch,
    iat,
    nbf: iat - backdateSeconds,
    exp,
    jti: newSecretId(),
  })
  return { token, expiresAtMs: exp * secondMs }
}

export type RefreshGrant = {
  userId: string
  sessionId: string
  generation: number
  /** The session's 128-bit secret: in Redis and in this token only, so neither a leaked key nor a leaked Redis forges. */
  nonce: string
  epoch: number
  rotatedAtMs: number
  absoluteEndMs: number
  /** The key this generation was first signed with, so that a retry after a key change is the same token (R6). */
  kid: string
}

/** Mints a refresh token. The same grant gives the same bytes: that is what makes a lost answer repeatable (FAPI 2.0). */
export async function generateRefreshToken(grant: RefreshGrant): Promise<string> {
  return sign('rt', grant.kid, {
    sub: grant.userId,
    sid: grant.sessionId,
    gen: grant.generation,
    n: grant.nonce,
    ep: grant.epoch,
    iat: Math.floor(grant.rotatedAtMs / secondMs),
    exp: Math.floor(grant.absoluteEndMs / secondMs),
  })
}

/** Mints the value of the known-device cookie. @param account a keyed hash of the e-mail, see `known-device` */
export async function generateDeviceToken(
  account: string,
  nowMs: number,
  lifetimeMs: number,
): Promise<string> {
  return sign('dc', await signingKeyId(), {
    acc: account,
    jti: newSecretId(),
    iat: Math.floor(nowMs / secondMs),
    exp: Math.floor((nowMs + lifetimeMs) / secondMs),
  })
}

/** Checks an access token: HS256 only, our key, type, issuer, audience, every claim (RFC 8725 3.1 to 3.12). */
export const verifyAccessToken = (token: string) => verify('at', token, accessClaims)

/** Checks a refresh token. Says nothing about the session: that is the rotation script's answer. */
export const verifyRefreshToken = (token: string) => verify('rt', token, refreshClaims)

/** Checks a known-device cookie's value. */
export const verifyDeviceToken = (token: string) => verify('dc', token, deviceClaims)
