import { z } from 'zod'
import { plainText } from '@/lib/core/plain-text'

export const roles = ['viewer', 'partner', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who is asking. Use-cases take this and never a request, so they can be called from a page, a job or a test. */
export type Actor = {
  userId: string
  sessionId: string
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
  id: string
  /** Such as "Safari on iPhone". */
  label: string
  ip: string
  createdAt: string
  lastUsedAt: string
  current: boolean
}

/** A session's id as it stands in a URL. */
export const sessionParams = z.object({ sessionId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

/** One spelling for look-up, uniqueness and limiter: NFKC, trimmed, lower case; no plus or dot folding (R48). */
function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

const email = z
  .string()
  .max(254, 'That e-mail is too long.')
  .transform(normaliseEmail)
  .pipe(z.email('Please enter an e-mail address, like mia@example.com.'))

/** 12 to 128 code points, any composition, never trimmed or cut (ASVS 6.2.1, 6.2.8, 6.2.9). */
const newPassword = z
  .string()
  .refine((text) => [...text].length >= 12, 'Use at least 12 characters. A few words in a row work well.')
  .refine((text) => [...text].length <= 128, 'Use at most 128 characters.')

const shortName = plainText.trim().min(1, 'Please fill this in.').max(60, 'Use at most 60 characters.')

export const registerInput = z
  .strictObject({
    email,
    password: newPassword,
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

export const loginInput = z.strictObject({
  email,
  /** Not checked against the password rules: an old password must still be able to sign in. */
  password: z.string().min(1, 'Please enter your password.').max(1024),
  remember: z.boolean().default(false),
})
export type LoginInput = z.infer<typeof loginInput>
