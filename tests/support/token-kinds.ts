import { Buffer } from 'node:buffer'
import { createHmac, hkdfSync } from 'node:crypto'
import type { z } from 'zod'
import { type KeyKind, kinds, signingKeyId } from '@/lib/auth/key-ring'
import * as tokens from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'

export type { KeyKind }
/**
 * Every kind of token there is, read off the code: its profile, its key, claims that fit it and the function that checks it.
 * A kind that is added is in every test that asks here.
 */
export { kinds }

type Verify = (token: string) => Promise<{ state: string }>

/** Whatever `lib/auth/tokens.ts` exports to check a token. */
export const verifiers = Object.entries(tokens).filter(([name]) => /^verify\w+Token$/.test(name)) as [
  name: string,
  verify: Verify,
][]

export const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
export const decode = (part: string | undefined) =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString())

/** The bytes of a key of ours, which the ring itself never gives away: derived here once more (RFC 5869). */
export const keyBytes = (kind: KeyKind) =>
  Buffer.from(hkdfSync('sha256', process.env.AUTH_SECRET ?? '', '', `${kind}/v1`, 32))

const nowSeconds = () => Math.floor(Date.now() / 1_000)
const moments: Record<string, () => number> = {
  iat: nowSeconds,
  nbf: nowSeconds,
  exp: () => nowSeconds() + 600,
}

/** One value of each form that a claim may ask for; the first that the claim takes is used. */
const candidates = [newId(), newSecretId(), 1, 'partner', 'text', true, {}, []]

/** Claims that fit a kind, its issuer and audience included. */
export function claimsFor(kind: KeyKind): Record<string, unknown> {
  const { audience, claims } = tokens.profiles[kind]
  const fitting = (name: string, shape: z.ZodType) => {
    const value = moments[name]?.() ?? candidates.find((each) => shape.safeParse(each).success)
    if (value === undefined) throw new Error(`no sample for the claim ${name} of ${kind}`)
    return value
  }
  const own = Object.entries(claims.shape).map(([name, shape]) => [name, fitting(name, shape)])
  return { iss: process.env.APP_ORIGIN, aud: audience, ...Object.fromEntries(own) }
}

/** The claims of all kinds in one, so that none of them is what makes the difference. */
export const claimsOfAll = () => Object.assign({}, ...kinds.map(claimsFor))

export const headerFor = async (kind: KeyKind): Promise<Record<string, unknown>> => ({
  alg: 'HS256',
  typ: tokens.profiles[kind].typ,
  kid: await signingKeyId(),
})

/** Header and claims as they are given, and whatever signature. */
export function compact(header: unknown, claims: unknown, sign: (text: string) => string): string {
  const text = `${encode(header)}.${encode(claims)}`
  return `${text}.${sign(text)}`
}

export const hmac =
  (key: Buffer | string, hash = 'sha256') =>
  (text: string) =>
    createHmac(hash, key).update(text).digest('base64url')

/** A token of that kind, rightly signed, with anything changed. */
export const forge = async (
  kind: KeyKind,
  { header = {}, claims = {} }: { header?: object; claims?: object } = {},
) =>
  compact({ ...(await headerFor(kind)), ...header }, { ...claimsFor(kind), ...claims }, hmac(keyBytes(kind)))

/** The kinds for which this text passes, by the names of the functions that took it. */
export async function acceptedBy(token: string): Promise<string[]> {
  const states = await Promise.all(
    verifiers.map(async ([name, verify]) => [name, (await verify(token)).state]),
  )
  return states.flatMap(([name = '', state]) => (state === 'invalid' ? [] : [name]))
}
