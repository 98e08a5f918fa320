import { type Refusal, sendForm } from '@/components/auth/send-form'
import * as apiPaths from '@/lib/core/api-paths'
import type { ProviderId } from '@/lib/identities/schema'

export type Journey = {
  /** A path on this site to be at in the end. */
  next?: string
  remember?: boolean
  link?: boolean
}

type Fetcher = (url: string, init?: RequestInit) => Promise<Response>

/** Asked anew each time: it belongs to a cookie that lives for minutes. */
async function fetchCsrfToken(): Promise<string> {
  const response = await fetch(apiPaths.oauthCsrf())
  const body = (await response.json().catch(() => null)) as { csrfToken?: string } | null
  return body?.csrfToken ?? ''
}

/**
 * Sends the browser to a provider. Not by a form: its redirect to another site is what `form-action 'self'` forbids.
 *
 * @param fetcher `useProvenFetch()` where the server may ask for a proof first
 * @returns a refusal; nothing when the browser is on its way
 */
export async function beginJourney(
  provider: ProviderId,
  journey: Journey,
  fetcher?: Fetcher,
): Promise<Refusal | undefined> {
  const csrfToken = await fetchCsrfToken().catch(() => '')
  const sent = await sendForm<{ url: string }>({
    url: apiPaths.oauthStart(provider),
    input: { ...journey, csrfToken },
    ...(fetcher ? { fetcher } : {}),
  })
  if ('refusal' in sent) return sent.refusal
  location.assign(sent.answer.url)
  return undefined
}
