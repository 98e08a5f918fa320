import { z } from 'zod'

/** Services that may say who somebody is; `oidc` is the one issuer that the environment names. */
const providerIds = ['google', 'github', 'oidc'] as const
export type ProviderId = (typeof providerIds)[number]

/** One that can be chosen on the sign-in page. */
export type ProviderDto = { id: ProviderId; name: string }

/** The actor's account at one of them. */
export type IdentityDto = ProviderDto & {
  /** The e-mail or name that the service told, to recognise it by. */
  label: string
  /** False when the app no longer works with that service: nobody can sign in with it today. */
  isOffered: boolean
  linkedAt: string
  lastUsedAt: string
}

export const identityParams = z.object({ provider: z.enum(providerIds) })

/** Of next-auth's many actions the two that a browser comes by with GET (R73, pitfall 7 of its catch-all route). */
export const brokerGetParams = z.object({
  nextauth: z.union([z.tuple([z.literal('csrf')]), z.tuple([z.literal('callback'), z.enum(providerIds)])]),
})

export const brokerPostParams = z.object({
  nextauth: z.tuple([z.literal('signin'), z.enum(providerIds)]),
})

const answerParameter = z.string().max(4_096).optional()

/**
 * What a provider may send back. Nothing else is handed on: next-auth would take an `access_token` or `id_token` out of
 * the address as well, and so somebody else's (token substitution).
 */
export const callbackQuery = z.object({
  code: answerParameter,
  state: answerParameter,
  /** RFC 9207: who answers, against mix-up. */
  iss: answerParameter,
  error: answerParameter,
})
export type CallbackQuery = z.infer<typeof callbackQuery>

/** Why somebody came back from a provider without being signed in. */
export const journeyErrors = ['denied', 'lost', 'failed', 'busy'] as const
export type JourneyError = (typeof journeyErrors)[number]

/** What the way to the provider and back is for. */
const journey = {
  remember: z.boolean().default(false),
  /** For a person who is signed in: add the identity to their account instead of signing in with it. */
  link: z.boolean().default(false),
}

export const startInput = z.strictObject({
  ...journey,
  csrfToken: z.string().max(200),
  next: z.string().max(1_000).optional(),
})
export type StartInput = z.infer<typeof startInput>

export const exchangeInput = z.strictObject(journey)
