import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { verifyAccessToken } from '@/lib/auth/tokens'
import { deriveSecret } from '@/lib/core/derive-key'
import { oidcKey } from '@/lib/identities/identity-key'
import { openLinkIntent } from '@/lib/identities/single-use'
import { Browser, uniqueEmail } from './browser'

type Said = { provider?: string; sub?: string; email?: string; verified?: boolean; name?: string | null }

/** Makes the environment name an issuer that is never asked; before anything has asked for its environment. */
export function nameSilentIssuer(): void {
  Object.assign(process.env, {
    OIDC_ISSUER: 'http://localhost:1',
    OIDC_CLIENT_ID: 'morsel',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_NAME: 'Test ID',
    GITHUB_CLIENT_ID: 'id',
    GITHUB_CLIENT_SECRET: 'secret',
  })
}

export const silentIssuerKey = oidcKey('http://localhost:1')

const brokerSecret = () => deriveSecret(process.env.AUTH_SECRET ?? '', 'oauth/v1')

/** What next-auth would put into its cookie after a callback that went well. */
export async function brokerToken(said: Said = {}, { maxAge = 300, salt = '' } = {}): Promise<string> {
  const token = {
    provider: said.provider ?? silentIssuerKey,
    providerAccountId: said.sub ?? randomUUID(),
    email: said.email ?? uniqueEmail(),
    email_verified: said.verified ?? true,
    ...(said.name === null ? {} : { name: said.name ?? 'Mia Issuer' }),
  }
  return encode({ token, secret: await brokerSecret(), maxAge, salt })
}

/** Puts it where the callback would have. */
export async function arrive(said: Said = {}, browser = new Browser()): Promise<Browser> {
  browser.cookies.set('oauth.session', await brokerToken(said))
  return browser
}

/** Arrives as one who pressed "Link" in the settings. */
export async function arriveToLink(browser: Browser, said: Said = {}): Promise<Browser> {
  const verified = await verifyAccessToken(browser.cookies.get('at') ?? '')
  if (verified.state !== 'valid') throw new Error('not signed in')
  await openLinkIntent(verified.claims.sid, said.provider === 'github' ? 'github' : 'oidc')
  return arrive(said, browser)
}
