import type { ErrorCode } from '@/lib/core/errors'
import { minuteMs, secondMs } from '@/lib/core/time'
import type { UploadProblem } from '../engine/problem'

/**
 * still_verifying: the server has the clip and finishes it without us, so not getting an answer is no failure ·
 * refused_after_all: its last word about such a clip, and it has removed it itself · send_again: what was delivered is of no
 * use · stop: a person has to look
 */
export type Verdict = 'still_verifying' | 'refused_after_all' | 'send_again' | 'stop'

const uselessDelivery: readonly ErrorCode[] = ['upload_expired', 'upload_missing', 'upload_rejected']

/** What a failure means for an upload that came so far. */
export function judgeFailure(
  problem: UploadProblem,
  { isAcknowledged, isDelivered }: { isAcknowledged: boolean; isDelivered: boolean },
): Verdict {
  const code = problem.kind === 'refused' ? problem.code : null
  if (isAcknowledged) return code === 'upload_rejected' ? 'refused_after_all' : 'still_verifying'
  return isDelivered && code !== null && uselessDelivery.includes(code) ? 'send_again' : 'stop'
}

/** What is said of the person or of their day, and so of the next clip as well. */
const saidOfAll: readonly ErrorCode[] = [
  'quota_exceeded',
  'rate_limited',
  'unauthenticated',
  'token_expired',
  'session_ended',
  'forbidden',
  'email_unverified',
]

/** Whether the clips that wait would fail in the same way. */
export function stopsQueue(problem: UploadProblem): boolean {
  return problem.kind === 'refused' && saidOfAll.includes(problem.code)
}

/** After the patience of one run ended, a person is asked; whoever went to bed finds it done all the same. */
const connectionMs = 2 * minuteMs

/**
 * When to go on without being asked.
 *
 * @returns milliseconds, null for what only a person can decide
 */
export function askAgainMs(problem: UploadProblem, random: () => number): number | null {
  if (problem.kind === 'connection') return connectionMs * (1 + random())
  if (problem.kind !== 'refused' || problem.code !== 'rate_limited') return null
  return (problem.retryAfterSeconds ?? 60) * secondMs * (1 + random() / 10)
}
