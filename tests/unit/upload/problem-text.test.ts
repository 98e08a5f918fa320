import { describe, expect, it } from 'vitest'
import type { UploadProblem } from '@/components/upload/engine/problem'
import { formatBytes, formatDuration, formatEta, formatSent, spellDuration } from '@/components/upload/format'
import { describeProblem } from '@/components/upload/problem-text'
import { type ErrorCode, errorStatus } from '@/lib/core/errors'

const mb = 1024 * 1024

const refused = (code: ErrorCode, retryAfterSeconds: number | null = null): UploadProblem => ({
  kind: 'refused',
  code,
  message: 'In our words.',
  fields: {},
  retryAfterSeconds,
})

describe('describeProblem', () => {
  it('names the file, its size and the limit', () => {
    const { text, wayOut } = describeProblem(
      { kind: 'too_large', sizeBytes: 240 * mb, limitBytes: 100 * mb },
      'soup.mp4',
    )
    expect(text).toContain('soup.mp4 is 240 MB. The limit is 100 MB.')
    expect(wayOut).toBe('choose')
  })

  it('says what to choose instead of a file that is no video', () => {
    const { title, text } = describeProblem({ kind: 'unreadable' }, 'soup.pdf')
    expect(`${title}. ${text}`).toBe('This is not a video we can read. MP4, MOV or WebM please.')
  })

  it('names the length and the limit in minutes and seconds', () => {
    const problem = { kind: 'too_long', seconds: 245, limitSeconds: 180 } as const
    expect(describeProblem(problem, 'soup.mp4').text).toContain(
      'runs 4 minutes 5 seconds. The limit is 3 minutes.',
    )
  })

  it('quotes storage when it gave a reason', () => {
    const { title, text } = describeProblem({ kind: 'storage_refused', reason: 'Too big.' }, 'a')
    expect(`${title}. ${text}`).toBe('Storage refused the file. Its reason: Too big.')
  })

  it('has a title, a text and a way out for every code of the table, and no word of the machine room', () => {
    for (const code of Object.keys(errorStatus) as ErrorCode[]) {
      const { title, text, wayOut } = describeProblem(refused(code), 'soup.mp4')
      expect(title.length).toBeGreaterThan(5)
      expect(text).toMatch(/[.!]$/)
      expect(['choose', 'retry', 'sign_in']).toContain(wayOut)
      expect(`${title} ${text}`).not.toMatch(/undefined|null|HTTP|\bXHR\b|\d{3} /)
    }
  })

  it('sends a signed-out cook to the sign-in and not away from the clip', () => {
    expect(describeProblem(refused('session_ended'), 'a').wayOut).toBe('sign_in')
  })

  it('tells how long to wait', () => {
    expect(describeProblem(refused('rate_limited', 290), 'a').text).toContain('5 minutes')
    expect(describeProblem(refused('rate_limited', 20), 'a').text).toContain('a minute')
  })
})

describe('figures', () => {
  it.each([
    [0, '0 KB'],
    [12, '1 KB'],
    [640 * 1024, '640 KB'],
    [1.24 * mb, '1.2 MB'],
    [9.96 * mb, '10 MB'],
    [100 * mb, '100 MB'],
    [240 * mb, '240 MB'],
  ])('%i bytes is %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  it.each([
    [12.4 * mb, 24 * mb, '12.4 of 24.0 MB'],
    [60.4 * mb, 240 * mb, '60 of 240 MB'],
    [300 * 1024, 800 * 1024, '300 of 800 KB'],
  ])('%i of %i bytes is %s', (sent, total, text) => expect(formatSent(sent, total)).toBe(text))

  it.each([
    [3, 'a few seconds left'],
    [12, 'about 10 seconds left'],
    [13, 'about 15 seconds left'],
    [57, 'about 55 seconds left'],
    [58, 'about a minute left'],
    [100, 'about 2 minutes left'],
    [7_000, 'more than an hour left'],
  ])('%i seconds is %s', (seconds, text) => expect(formatEta(seconds)).toBe(text))

  it('writes durations', () => {
    expect(formatDuration(5)).toBe('0:05')
    expect(formatDuration(65.4)).toBe('1:05')
    expect(formatDuration(59.7)).toBe('1:00')
    expect(spellDuration(1)).toBe('1 second')
    expect(spellDuration(61)).toBe('1 minute 1 second')
  })
})
