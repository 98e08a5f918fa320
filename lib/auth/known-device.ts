import 'server-only'
import { hashIdentifier } from '@/lib/rate-limit/hash-identifier'
import { knownDeviceMs } from './lifetimes'
import { generateDeviceToken, verifyDeviceToken } from './tokens'

const accountTag = (email: string) => hashIdentifier(`device-of:${email}`)

/**
 * The id of the device if this browser has signed in to this account before (OWASP device cookies): a flood of guesses
 * from elsewhere then cannot lock its owner out (ASVS 6.1.1, R44). It proves nothing else and opens nothing.
 *
 * @param email normalised
 */
export async function findKnownDevice(token: string | null, email: string): Promise<string | null> {
  const verified = token === null ? null : await verifyDeviceToken(token)
  if (verified?.state !== 'valid' || verified.claims.acc !== accountTag(email)) return null
  return verified.claims.jti
}

/** A new device cookie's value, and how long it lasts. */
export async function rememberDevice(email: string): Promise<{ token: string; lifetimeMs: number }> {
  const token = await generateDeviceToken(accountTag(email), Date.now(), knownDeviceMs)
  return { token, lifetimeMs: knownDeviceMs }
}
