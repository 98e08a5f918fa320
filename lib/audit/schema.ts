import { z } from 'zod'

/** The browser behind a call, as far as the log and the device list care. */
export type Visitor = { ip: string; userAgent: string; requestId: string }

export const authEventKinds = [
  'login',
  'register',
  'refresh',
  'logout',
  'revoke',
  'proof',
  'password_change',
  'password_reset',
  'email_verify',
  'email_change',
  'profile_change',
  'role_change',
  'identity_link',
  'identity_unlink',
  'passkey_add',
  'passkey_remove',
] as const
export type AuthEventKind = (typeof authEventKinds)[number]

/** What one account keeps. A flood of refused sign-ins pushes out the oldest lines and never fills the disk. */
export const keptPerUser = 300

/** The detail of a `register` event that signed nobody in: the account was made by following a link. */
export const byMailLink = 'mail_link'

/** One line of the history that a person reads of their own account. */
export type AuthEventDto = {
  id: string
  kind: AuthEventKind
  outcome: 'ok' | 'refused'
  /** A code such as `password` or `reuse`, or a name such as that of a passkey. */
  detail: string | null
  /** Such as "Safari on iPhone". */
  label: string
  ip: string
  at: string
}

export const historyQuery = z.strictObject({ cursor: z.uuid().optional() })
export type AuthEventPage = { items: AuthEventDto[]; nextCursor: string | null }
