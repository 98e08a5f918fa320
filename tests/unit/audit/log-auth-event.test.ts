import '../../support/unit-env'
import { symbols } from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { logAuthEvent } from '@/lib/audit/log-auth-event'
import { logger } from '@/lib/platform/logger'

let written = ''

beforeEach(() => {
  written = ''
  // The product's own logger, with its clock and redaction; only its lines end up here.
  logger().level = 'info'
  Reflect.set(logger(), symbols.streamSym, {
    write: (line: string) => {
      written += line
    },
  })
})

const visitor = { ip: '192.0.2.1', userAgent: 'Mozilla/5.0 (iPhone) Safari/605.1', requestId: 'request-1' }

describe('one JSON line for each event [R84]', () => {
  it('says when (UTC), who, what, how it ended and why, from where, on what and in which request', () => {
    logAuthEvent(
      { event: 'login', outcome: 'refused', reason: 'password', userId: 'user-1', sid: 's' },
      visitor,
    )
    expect(written.split('\n')).toHaveLength(2)
    expect(JSON.parse(written)).toMatchObject({
      level: 40,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: 'login',
      outcome: 'refused',
      reason: 'password',
      userId: 'user-1',
      sid: 's',
      ip: '192.0.2.1',
      ua: visitor.userAgent,
      requestId: 'request-1',
      msg: 'auth',
    })
    logAuthEvent({ event: 'logout', outcome: 'ok' }, visitor)
    expect(JSON.parse(written.split('\n')[1] ?? '')).toMatchObject({ level: 30, event: 'logout' })
  })

  it.each([
    ['a line of its own', 'x\r\n{"level":30,"event":"login","outcome":"ok","userId":"forged"}'],
    ['line separators', 'x\u2028y\u2029z\u0085'],
    ['codes that drive a terminal', '\u001b[2J\u009b31m\u0007\u007f\u0000\u0008'],
    ['half a character', 'x\ud83c'],
    ['ten thousand characters', 'x'.repeat(10_000)],
  ])('stays one line of plain text when a browser calls itself %s', (_, userAgent) => {
    logAuthEvent(
      { event: 'login', outcome: 'ok', reason: userAgent, userId: 'user-1' },
      { ...visitor, userAgent },
    )
    expect(written.endsWith('\n')).toBe(true)
    const line = written.slice(0, -1)
    expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u)
    expect(line.length).toBeLessThan(1_500)
    const { event, userId, ua } = JSON.parse(line)
    expect([event, userId]).toEqual(['login', 'user-1'])
    expect(ua).not.toMatch(/\p{Cc}/u)
  })
})
