/**
 * The one table of refusals: every error a client can see has a code here, and every code has one status.
 * `lib/http/route.ts` is the only place that turns an `AppError` into a response.
 */
export const errorStatus = {
  malformed_request: 400,
  stale_notification: 400,
  unauthenticated: 401,
  token_expired: 401,
  session_ended: 401,
  invalid_credentials: 401,
  oauth_refused: 401,
  passkey_refused: 401,
  bad_signature: 401,
  forbidden: 403,
  cross_origin: 403,
  email_unverified: 403,
  proof_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  email_taken: 409,
  handle_taken: 409,
  identity_taken: 409,
  last_way_in: 409,
  already_partner: 409,
  upload_used: 409,
  clip_hidden: 409,
  body_too_large: 413,
  file_too_large: 413,
  unsupported_media_type: 415,
  unsupported_file_type: 415,
  validation_failed: 422,
  link_expired: 422,
  upload_expired: 422,
  upload_missing: 422,
  upload_rejected: 422,
  rate_limited: 429,
  quota_exceeded: 429,
  internal: 500,
  busy: 503,
  db_unavailable: 503,
  sessions_unavailable: 503,
  storage_unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** What the reader is told when the thrower has nothing more exact to say. Plain, and with the way out. */
const defaultMessage: Record<ErrorCode, string> = {
  malformed_request: 'We could not read that request.',
  stale_notification: 'That notification is too old.',
  unauthenticated: 'Please sign in first.',
  token_expired: 'Your sign-in needs a refresh.',
  session_ended: 'You have been signed out. Please sign in again.',
  invalid_credentials: 'That e-mail and password do not match.',
  oauth_refused: 'That service did not confirm who you are. Please try again.',
  passkey_refused: 'That passkey did not work here.',
  bad_signature: 'The signature does not match.',
  forbidden: 'Your account may not do that.',
  cross_origin: 'That request came from another site.',
  email_unverified: 'Please confirm your e-mail first. The link is in your inbox.',
  proof_required: 'Please confirm that it is you.',
  not_found: 'We could not find that.',
  method_not_allowed: 'That method is not supported here.',
  email_taken: 'There is already an account with that e-mail.',
  handle_taken: 'That handle is taken. Please choose another.',
  identity_taken: 'That sign-in belongs to another account already.',
  last_way_in: 'That is your only way to sign in. Add another one first.',
  already_partner: 'You are a food partner already.',
  upload_used: 'That upload was already used.',
  clip_hidden: 'We took this clip off the site. It cannot be published until we have looked at it again.',
  body_too_large: 'That request is too large.',
  file_too_large: 'That file is too large.',
  unsupported_media_type: 'Please send JSON.',
  unsupported_file_type: 'That kind of file is not supported.',
  validation_failed: 'Please check the marked fields.',
  link_expired: 'That link was used already or is too old. Please ask for a new one.',
  upload_expired: 'That upload took too long. Please start it again.',
  upload_missing: 'The file has not arrived in storage.',
  upload_rejected: 'The file that arrived is not the one that was announced.',
  rate_limited: 'Too many attempts. Please wait a moment.',
  quota_exceeded: 'That is more than fits into 24 hours. Please try again later.',
  internal: 'Something went wrong on our side.',
  busy: 'We are busy right now. Please try again in a moment.',
  db_unavailable: 'We cannot reach our database. Please try again in a moment.',
  sessions_unavailable: 'We cannot check your sign-in right now. Please try again in a moment.',
  storage_unavailable: 'We cannot reach the video storage. Please try again in a moment.',
}

export type FieldErrors = Record<string, string[]>

type Details = {
  /** Shown to the person; never put a provider's or database's own words here. */
  message?: string
  fields?: FieldErrors
  retryAfterSeconds?: number
  /** For the log only. */
  cause?: unknown
}

/** A refusal with a code from the table above. Anything else that is thrown becomes an opaque 500. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldErrors | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.message ?? defaultMessage[code], { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = details.fields
    this.retryAfterSeconds = details.retryAfterSeconds
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

/** The body of every error answer (design: HTTP contract). */
export type ErrorEnvelope = {
  error: { code: ErrorCode; message: string; fields?: FieldErrors; requestId: string }
}
