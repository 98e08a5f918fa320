import 'server-only'

/**
 * What an authenticator keeps beside a passkey to say whose it is: the 16 bytes of the user's id. Anybody who holds the
 * device can read it, so nothing personal is in it (WebAuthn, 14.6.1).
 *
 * @param userId a UUID
 */
export function userHandleOf(userId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(userId.replaceAll('-', ''), 'hex'))
}

/** Whether a handle that came back, base64url, is that of this user. */
export function isHandleOf(userId: string, handle: string): boolean {
  return handle === Buffer.from(userHandleOf(userId)).toString('base64url')
}
