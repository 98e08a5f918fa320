import 'server-only'
import { z } from 'zod'
import { type IdentityClaims, readStandardClaims } from './claims'

const timeoutMs = 8_000

const profileShape = z.object({ id: z.int().positive(), login: z.string(), name: z.string().nullish() })
const emailsShape = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

async function ask(path: string, accessToken: string): Promise<unknown> {
  const response = await fetch(`https://api.github.com${path}`, {
    headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/vnd.github+json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`)
  return response.json()
}

/**
 * Who holds a GitHub token. GitHub is no OpenID issuer: the id is a number, and whether an e-mail is verified stands in a
 * list of its own; the one of the public profile says nothing about that. Without the list there is no e-mail to go by.
 *
 * @throws Error when GitHub does not say who it is
 */
export async function readGithubClaims(accessToken: string): Promise<IdentityClaims> {
  const [profile, emails] = await Promise.all([
    ask('/user', accessToken).then((body) => profileShape.parse(body)),
    ask('/user/emails', accessToken).then(
      (body) => emailsShape.safeParse(body).data ?? [],
      () => [],
    ),
  ])
  const primary = emails.find((one) => one.primary)
  return readStandardClaims('github', {
    sub: String(profile.id),
    email: primary?.email,
    email_verified: primary?.verified,
    name: profile.name,
    preferred_username: profile.login,
  })
}
