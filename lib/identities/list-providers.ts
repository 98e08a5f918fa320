import 'server-only'
import { env } from '@/lib/platform/env'
import { issuerOfKey, oidcKey, providerOfKey } from './identity-key'
import type { ProviderDto, ProviderId } from './schema'

/** The services that the environment names, in the order of the buttons. */
export function listProviders(): ProviderDto[] {
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID, OIDC_ISSUER, OIDC_NAME } = env()
  return [
    ...(GOOGLE_CLIENT_ID ? [{ id: 'google', name: 'Google' } as const] : []),
    ...(GITHUB_CLIENT_ID ? [{ id: 'github', name: 'GitHub' } as const] : []),
    ...(OIDC_ISSUER ? [{ id: 'oidc', name: OIDC_NAME } as const] : []),
  ]
}

/** One of them, or null where the environment does not name it. */
export const findProvider = (id: ProviderId): ProviderDto | null =>
  listProviders().find((provider) => provider.id === id) ?? null

/** Whether somebody can sign in today with an identity of that key. */
export function isOffered(key: string): boolean {
  const { OIDC_ISSUER } = env()
  return listProviders().some(({ id }) => key === (id === 'oidc' ? oidcKey(OIDC_ISSUER ?? '') : id))
}

/** What people call the service behind a key, also when it is no longer offered. */
export function nameOfKey(key: string): string {
  const id = providerOfKey(key)
  if (id === 'oidc' && !isOffered(key)) return URL.parse(issuerOfKey(key))?.host ?? issuerOfKey(key)
  return findProvider(id)?.name ?? { google: 'Google', github: 'GitHub', oidc: 'your company' }[id]
}
