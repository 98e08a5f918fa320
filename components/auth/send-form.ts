import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import type { ErrorCode, ErrorEnvelope, FieldErrors } from '@/lib/core/errors'

export type Refusal = {
  code: ErrorCode | 'offline'
  message: string
  fields: FieldErrors
  /** A `Date.now()` moment; set when the server said to wait. */
  retryAt?: number
}

const noAnswer: Refusal = {
  code: 'offline',
  message: 'We could not reach the server. Check your connection and try again.',
  fields: {},
}

function isEnvelope(body: unknown): body is ErrorEnvelope {
  return typeof body === 'object' && body !== null && 'error' in body
}

async function readRefusal(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null)
  if (!isEnvelope(body))
    return { ...noAnswer, code: 'internal', message: 'Something went wrong on our side. Please try again.' }
  const { code, message, fields = {} } = body.error
  const wait = Number(response.headers.get('retry-after'))
  return { code, message, fields, ...(wait > 0 ? { retryAt: Date.now() + wait * 1_000 } : {}) }
}

type Send = { url: string; input: object; method?: string; fetcher?: typeof fetchWithRefresh }

/**
 * Sends a form. Refusals come back as values: a form shows them all.
 *
 * @returns the answer's body, null where it has none
 */
export async function sendForm<Answer>({
  url,
  input,
  method = 'POST',
  fetcher = fetchWithRefresh,
}: Send): Promise<{ answer: Answer } | { refusal: Refusal }> {
  try {
    const response = await fetcher(url, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    })
    if (!response.ok) return { refusal: await readRefusal(response) }
    return { answer: (response.status === 204 ? null : await response.json()) as Answer }
  } catch {
    return { refusal: noAnswer }
  }
}
