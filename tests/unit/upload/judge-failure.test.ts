import { describe, expect, it } from 'vitest'
import type { UploadProblem } from '@/components/upload/engine/problem'
import { askAgainMs, judgeFailure, stopsQueue } from '@/components/upload/session/judge-failure'
import type { ErrorCode } from '@/lib/core/errors'
import { refusal } from './session-harness'

const refused = (code: ErrorCode, retryAfterSeconds: number | null = null): UploadProblem => {
  const { problem } = refusal(code)
  return problem.kind === 'refused' ? { ...problem, retryAfterSeconds } : problem
}
const lost: UploadProblem = { kind: 'connection' }

describe('a failure', () => {
  it.each([
    [lost, false, false, 'stop'],
    [lost, false, true, 'stop'],
    [lost, true, true, 'still_verifying'],
    [refused('upload_missing'), false, false, 'stop'],
    [refused('upload_missing'), false, true, 'send_again'],
    [refused('upload_expired'), false, true, 'send_again'],
    [refused('upload_rejected'), false, true, 'send_again'],
    [refused('upload_rejected'), true, true, 'refused_after_all'],
    [refused('upload_expired'), true, true, 'still_verifying'],
    [refused('session_ended'), false, true, 'stop'],
  ] as const)(
    '%j of a clip acknowledged %s, delivered %s: %s',
    (problem, isAcknowledged, isDelivered, verdict) => {
      expect(judgeFailure(problem, { isAcknowledged, isDelivered })).toBe(verdict)
    },
  )

  it('that is said of the person holds for the clips behind it; one that is said of the clip does not', () => {
    const codes: ErrorCode[] = [
      'quota_exceeded',
      'rate_limited',
      'session_ended',
      'token_expired',
      'forbidden',
    ]
    expect(codes.map((code) => stopsQueue(refused(code)))).toEqual(codes.map(() => true))
    const others: UploadProblem[] = [
      lost,
      { kind: 'broken' },
      refused('upload_rejected'),
      refused('file_too_large'),
    ]
    expect(others.map(stopsQueue)).toEqual(others.map(() => false))
  })

  it('is tried again by itself when only time is wanting', () => {
    const half = () => 0.5
    expect(askAgainMs(lost, half)).toBe(180_000)
    expect(askAgainMs(refused('rate_limited', 40), half)).toBe(42_000)
    expect(askAgainMs(refused('quota_exceeded', 40), half)).toBeNull()
  })
})
