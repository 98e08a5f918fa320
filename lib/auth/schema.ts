import { z } from 'zod'
import { plainText } from '@/lib/core/plain-text'

export const roles = ['viewer', 'partner', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who is asking. Use-cases take this and never a request, so they can be called from a page, a job or a test. */
export type Actor = {
  userId: string
  sessionId: string
  /** When this session's owner last proved who they are, Unix milliseconds by Redis's clock. */
  provedAtMs: number
  role: Role
  displayName: string
  email: string
  emailVerified: boolean
  /** Set for partners only. */
  partner: { id: string; handle: string; name: string; avatarUrl: string | null } | null
}

/** The signed-in person as the browser sees them. */
export type UserDto = {
  id: string
  email: string
  displayName: string
  role: Role
  emailVerified: boolean
  partner: { handle: string; name: string; avatarUrl: string | null } | null
}

/** One signed-in device of the actor. */
export type SessionDto = {
  /** Stands for the session and is not its id: no token, key or log knows it. */
  id: string
  /** Such as "Safari on iPhone". */
  label: string
  ip: string
  createdAt: string
  lastUsedAt: string
  current: boolean
}

/** The public id of a session, as it stands in a URL. */
export const sessionParams = z.object({ sessionId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

/** Which devices to sign out: all but the one that asks, or really all. */
export const revokeQuery = z.strictObject({ scope: z.enum(['others', 'all']).default('others') })

/** One spelling for look-up, uniqueness and limiter: NFKC, trimmed, lower case; no plus or dot folding (R48). */
function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/** An e-mail as people type it, normalised. */
export const emailInput = z
  .string()
  .max(254, 'That e-mail is too long.')
  .transform(normaliseEmail)
  .pipe(z.email('Please enter an e-mail address, like mia@example.com.'))

/** 12 to 128 code points, any composition, never trimmed or cut (ASVS 6.2.1, 6.2.8, 6.2.9). */
export const newPasswordInput = z
  .string()
  .refine((text) => [...text].length >= 12, 'Use at least 12 characters. A few words in a row work well.')
  .refine((text) => [...text].length <= 128, 'Use at most 128 characters.')
  // Half of a character has no bytes of its own: any two of them would be one and the same to the hash.
  .refine((text) => !/\p{Surrogate}/u.test(text), 'That has a broken character in it.')

/** A name of a person, a kitchen or a thing in the settings. */
export const shortName = plainText.trim().min(1, 'Please fill this in.').max(60, 'Use at most 60 characters.')

export const registerInput = z
  .strictObject({
    email: emailInput,
    password: newPasswordInput,
    displayName: shortName,
    role: z.enum(['viewer', 'partner']),
    partnerName: shortName.optional(),
    remember: z.boolean().default(false),
  })
  .refine((input) => input.role !== 'partner' || input.partnerName, {
    path: ['partnerName'],
    message: 'Please give the name of your restaurant or kitchen.',
  })
export type RegisterInput = z.infer<typeof registerInput>

export const profileInput = z.strictObject({ displayName: shortName })
export type ProfileInput = z.infer<typeof profileInput>

/** Nothing longer is hashed (R33); the longest that we take has 512. */
const maxPasswordBytes = 1_024

/** Not checked against the password rules: an old password must still be able to sign in. */
export const currentPassword = z
  .string()
  .min(1, 'Please enter your password.')
  .max(maxPasswordBytes)
  .refine((text) => new TextEncoder().encode(text).length <= maxPasswordBytes, 'That is too long.')

export const loginInput = z.strictObject({
  email: emailInput,
  password: currentPassword,
  remember: z.boolean().default(false),
})
export type LoginInput = z.infer<typeof loginInput>

export const proofInput = z.strictObject({ password: currentPassword })
export type ProofInput = z.infer<typeof proofInput>

/** What a signed-in person can prove again with that it is them. With none of these: by signing in anew. */
export const proofWays = ['password', 'passkey'] as const
export type ProofWay = (typeof proofWays)[number]
