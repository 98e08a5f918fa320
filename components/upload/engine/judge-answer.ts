import type { PartAnswer } from './transport'

export type Verdict = 'accepted' | 'stale' | 'retry' | 'refused'

/** 420 is Cloudinary's older "slow down", 423 its "still processing" (storage.md 5.4). */
const passing = new Set([408, 420, 423, 425, 429])

/**
 * What a provider's answer to one part means.
 *
 * A permission that has aged out is a 401 or 403 at most providers, but a 400 "Stale request" at Cloudinary, the
 * same status as "not a video": so a 400 counts as stale only with those words or past the ticket's own expiry.
 */
export function judgeAnswer(answer: PartAnswer, ok: readonly number[], ticketExpired: boolean): Verdict {
  if (ok.includes(answer.status)) return 'accepted'
  if (answer.status === 401 || answer.status === 403) return 'stale'
  if (answer.status === 400 && (ticketExpired || /stale|expired/i.test(answer.text))) return 'stale'
  if (answer.status >= 500 || passing.has(answer.status)) return 'retry'
  return 'refused'
}

const maxReasonLength = 200

/** The provider's own sentence, for "Storage refused the file: ...". */
export function refusalReason(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || !('error' in body)) return null
    const { error } = body
    const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
    return typeof message === 'string' && message !== '' ? message.slice(0, maxReasonLength) : null
  } catch {
    return null
  }
}
