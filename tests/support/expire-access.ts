import fs from 'node:fs'
import path from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { decodeJwt, SignJWT } from 'jose'
import { deriveHmacKey, deriveKeyId } from '@/lib/core/derive-key'
import { stack } from './stack'

const hourSeconds = 3_600

/** Puts the access token that this browser had an hour ago in the place of the one it has: ours, and over. */
export async function expireAccess(context: BrowserContext): Promise<void> {
  const cookie = (await context.cookies()).find(({ name }) => name === 'at')
  if (!cookie) throw new Error('no access token')
  const { AUTH_SECRET } = JSON.parse(fs.readFileSync(path.join(stack.dataDir, 'secrets.json'), 'utf8'))
  const { iat = 0, nbf = 0, exp = 0, ...claims } = decodeJwt(cookie.value)
  const value = await new SignJWT({
    ...claims,
    iat: iat - hourSeconds,
    nbf: nbf - hourSeconds,
    exp: exp - hourSeconds,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: await deriveKeyId(AUTH_SECRET) })
    .sign(await deriveHmacKey(AUTH_SECRET, 'at/v1'))
  await context.addCookies([{ ...cookie, value }])
}
