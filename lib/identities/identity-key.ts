import 'server-only'
import type { ProviderId } from './schema'

/**
 * What an identity is stored under beside the service's own id of the person. For an issuer out of the environment that is
 * the issuer itself: `sub` is unique within one issuer only, and another one written there tomorrow must not open today's
 * accounts (ASVS 6.8.1).
 */
export const oidcKey = (issuer: string): string => `oidc:${withoutSlash(issuer)}`

/** The service behind a key. */
export const providerOfKey = (key: string): ProviderId =>
  key === 'google' || key === 'github' ? key : 'oidc'

/** The issuer in the key of an `oidc` identity. */
export const issuerOfKey = (key: string): string => key.replace(/^oidc:/, '')

/** Issuers are the same with and without a slash at the end: people write down both. */
const withoutSlash = (issuer: string): string => issuer.replace(/\/$/, '')
