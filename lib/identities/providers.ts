import 'server-only'
import { decodeJwt } from 'jose'
import type { AuthOptions } from 'next-auth'
import { env } from '@/lib/platform/env'
import { type IdentityClaims, readStandardClaims } from './claims'
import { readGithubClaims } from './github-claims'
import { oidcKey } from './identity-key'

type Provider = AuthOptions['providers'][number]

/** Issuers far away take their time; the library's own 3.5 s turned some people away. */
const httpOptions = { timeout: 8_000 }

/** next-auth wants a user of its own shape; ours travels as the profile, which it hands on untouched. */
const toNextAuthUser = ({ providerAccountId }: IdentityClaims) => ({ id: providerAccountId })

type Client = { id: string; name: string; clientId: string; clientSecret: string }

/**
 * Any OpenID Connect issuer. State against forged callbacks, PKCE against stolen codes, nonce against replayed tokens:
 * all three, always (RFC 9700 2.1, R71). Reads userinfo beside the ID token: many issuers put the e-mail only there.
 *
 * @param key what an identity of that issuer is stored under
 */
function openIdProvider(registration: Client, issuer: string, key: string): Provider {
  return {
    ...registration,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['state', 'pkce', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    httpOptions,
    userinfo: {
      request: async ({ client, tokens }) => {
        // Its signature, audience, times and nonce have been checked by then.
        const signed = decodeJwt(tokens.id_token ?? '')
        // What was found at the issuer's address must call itself by that address (OpenID Connect Discovery 4.3).
        if (oidcKey(signed.iss ?? '') !== oidcKey(issuer)) throw new Error('another issuer answered')
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token)
          return readStandardClaims(key, signed)
        const told = await client.userinfo(tokens.access_token)
        // OpenID Connect Core 5.3.2: the answer may be about somebody else.
        if (told.sub !== signed.sub) throw new Error('userinfo is about somebody else')
        // An address and whether it is verified come from one place: two halves of two answers would vouch for neither.
        const unverified = signed.email === undefined ? {} : { email_verified: false }
        return readStandardClaims(key, { ...told, ...unverified, ...signed })
      },
    },
    profile: toNextAuthUser,
  }
}

/** OAuth without OpenID: there is no ID token, hence no nonce. */
function githubProvider(client: Client): Provider {
  return {
    ...client,
    type: 'oauth',
    issuer: 'https://github.com/login/oauth',
    checks: ['state', 'pkce'],
    authorization: {
      url: 'https://github.com/login/oauth/authorize',
      params: { scope: 'read:user user:email' },
    },
    token: 'https://github.com/login/oauth/access_token',
    httpOptions,
    userinfo: { request: ({ tokens }) => readGithubClaims(tokens.access_token ?? '') },
    profile: toNextAuthUser,
  }
}

/** For next-auth: the services that the environment names. */
export function nextAuthProviders(): Provider[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env()
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env()
  const providers: Provider[] = []
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET) {
    const client = {
      id: 'google',
      name: 'Google',
      clientId: GOOGLE_CLIENT_ID,
      clientSecret: GOOGLE_CLIENT_SECRET,
    }
    providers.push(openIdProvider(client, 'https://accounts.google.com', 'google'))
  }
  if (GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET)
    providers.push(
      githubProvider({
        id: 'github',
        name: 'GitHub',
        clientId: GITHUB_CLIENT_ID,
        clientSecret: GITHUB_CLIENT_SECRET,
      }),
    )
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET) {
    const client = { id: 'oidc', name: 'OIDC', clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET }
    providers.push(openIdProvider(client, OIDC_ISSUER, oidcKey(OIDC_ISSUER)))
  }
  return providers
}
