import 'server-only'
import { z } from 'zod'
import { emailInput, shortName } from '@/lib/auth/schema'
import { plainText } from '@/lib/core/plain-text'

/** What a service said about a person, as far as we listen. */
export const identityClaims = z.object({
  /** See `identity-key.ts`. */
  provider: z.string().max(300),
  providerAccountId: plainText.min(1).max(255),
  /** Normalised; absent where the service told none that we could use. */
  email: emailInput.exactOptional(),
  email_verified: z.boolean(),
  name: shortName.exactOptional(),
})
export type IdentityClaims = z.infer<typeof identityClaims>

/** The same as it comes back from the browser in the broker's own token, which is used once. */
export const brokerClaims = identityClaims.extend({ jti: z.uuid(), iat: z.number(), exp: z.number() })
export type BrokerClaims = z.infer<typeof brokerClaims>

/** What to show for the person in the settings. */
export const labelOf = ({ email, name, providerAccountId }: IdentityClaims): string =>
  email ?? name ?? providerAccountId

/** What is in an ID token or a userinfo answer (OpenID Connect Core 5.1). */
const standardClaims = z.object({
  sub: plainText.min(1).max(255),
  email: z.unknown().optional(),
  /** Only the boolean counts: "false", as some services write it, is a string and true. */
  email_verified: z.unknown().optional(),
  name: z.unknown().optional(),
  preferred_username: z.unknown().optional(),
})

const cut = (value: unknown): unknown =>
  typeof value === 'string' ? [...value.trim()].slice(0, 60).join('') : value

/**
 * Standard claims as ours. A name or e-mail that we could not keep is left out; without the person's id there is nobody.
 *
 * @throws ZodError without a usable `sub`
 */
export function readStandardClaims(provider: string, claims: unknown): IdentityClaims {
  const { sub, ...said } = standardClaims.parse(claims)
  const email = emailInput.safeParse(said.email)
  const name = [said.name, said.preferred_username]
    .map((one) => shortName.safeParse(cut(one)))
    .find((one) => one.success)
  return {
    provider,
    providerAccountId: sub,
    email_verified: email.success && said.email_verified === true,
    ...(email.success ? { email: email.data } : {}),
    ...(name?.data ? { name: name.data } : {}),
  }
}
