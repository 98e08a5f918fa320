import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { signingKeyId } from '@/lib/auth/key-ring'
import { refreshSession } from '@/lib/auth/refresh-session'
import type { Account } from '@/lib/auth/repository'
import type { Rotation } from '@/lib/auth/session-store'
import { generateRefreshToken, verifyAccessToken, verifyRefreshToken } from '@/lib/auth/tokens'
import { AppError } from '@/lib/core/errors'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs, hourMs, minuteMs } from '@/lib/core/time'

const fakes = vi.hoisted(() => ({
  logAuthEvent: vi.fn(),
  recordAuthEvent: vi.fn(),
  checkLimit: vi.fn(),
  endSessions: vi.fn(),
  notifyOwner: vi.fn(),
  findAccountOfSession: vi.fn(),
  insertRevokedSessions: vi.fn(),
  rotateSession: vi.fn(),
}))
vi.mock('@/lib/audit/log-auth-event', () => ({ logAuthEvent: fakes.logAuthEvent }))
vi.mock('@/lib/audit/record-auth-event', () => ({ recordAuthEvent: fakes.recordAuthEvent }))
vi.mock('@/lib/rate-limit/check-limit', () => ({ checkLimit: fakes.checkLimit }))
vi.mock('@/lib/auth/end-session', () => ({ endSessions: fakes.endSessions }))
vi.mock('@/lib/auth/notify-owner', () => ({ notifyOwner: fakes.notifyOwner }))
vi.mock('@/lib/auth/repository', () => ({
  findAccountOfSession: fakes.findAccountOfSession,
  insertRevokedSessions: fakes.insertRevokedSessions,
}))
vi.mock('@/lib/auth/session-store', () => ({ rotateSession: fakes.rotateSession }))

const visitor = { ip: '203.0.113.7', userAgent: '', requestId: 'test' }
const nowMs = Math.floor(Date.now() / 1_000) * 1_000
const absoluteEndMs = nowMs + dayMs
const sessionId = newSecretId()
const account: Account = {
  userId: newId(),
  email: 'mia@example.com',
  displayName: 'Mia',
  role: 'partner',
  epoch: 7,
  disabled: false,
  emailVerified: true,
  partner: null,
}
const whose = { userId: account.userId, sid: sessionId }

const tokenWith = async (overrides: Partial<Parameters<typeof generateRefreshToken>[0]> = {}) =>
  generateRefreshToken({
    userId: account.userId,
    sessionId,
    generation: 3,
    nonce: 'the-session-secret',
    epoch: 7,
    rotatedAtMs: nowMs - hourMs,
    absoluteEndMs,
    kid: await signingKeyId(),
    ...overrides,
  })

const rotated = async (overrides = {}): Promise<Rotation> => ({
  outcome: 'rotated',
  remember: false,
  generation: 4,
  rotatedAtMs: nowMs,
  absoluteEndMs,
  kid: await signingKeyId(),
  nowMs,
  ...overrides,
})

/** The code with which it is refused. */
const refusalOf = async (token: string | null) => {
  const error = await refreshSession(token, visitor).catch((thrown: unknown) => thrown)
  if (!(error instanceof AppError)) throw new Error('not refused', { cause: error })
  return error.code
}

beforeEach(async () => {
  for (const fake of Object.values(fakes)) fake.mockReset()
  fakes.findAccountOfSession.mockResolvedValue({ account, revokedFor: null })
  fakes.rotateSession.mockResolvedValue(await rotated())
})

describe('a refresh token that is good', () => {
  it('is exchanged for the next of its session and an access token, at Redis’s word', async () => {
    const { user, accessExpiresAtMs, pair } = await refreshSession(await tokenWith(), visitor)
    expect(fakes.rotateSession).toHaveBeenCalledExactlyOnceWith({
      userId: account.userId,
      sessionId,
      generation: 3,
      nonce: 'the-session-secret',
      epoch: 7,
      kid: await signingKeyId(),
    })
    const ids = { sub: account.userId, sid: sessionId, ep: 7 }
    expect(await verifyRefreshToken(pair.refreshToken)).toEqual({
      state: 'valid',
      claims: {
        ...ids,
        gen: 4,
        n: 'the-session-secret',
        iat: nowMs / 1_000,
        exp: absoluteEndMs / 1_000,
      },
    })
    expect(await verifyAccessToken(pair.accessToken)).toMatchObject({
      state: 'valid',
      claims: { ...ids, g: 4, role: 'partner', iat: nowMs / 1_000, exp: accessExpiresAtMs / 1_000 },
    })
    expect(accessExpiresAtMs - nowMs).toBeLessThanOrEqual(10 * minuteMs)
    expect(user).toMatchObject({ id: account.userId, email: account.email, role: 'partner' })
  })

  it('leaves cookies that go with the browser, or stay for what the session has left [R11]', async () => {
    const maxAgeOf = async () => (await refreshSession(await tokenWith(), visitor)).pair.maxAgeSeconds
    expect(await maxAgeOf()).toBeNull()
    fakes.rotateSession.mockResolvedValue(await rotated({ remember: true, nowMs: nowMs + hourMs + 1 }))
    expect(await maxAgeOf()).toBe((dayMs - hourMs) / 1_000 - 1)
  })

  it('is charged to its session, and nothing is ended, written down or told', async () => {
    await refreshSession(await tokenWith(), visitor)
    expect(fakes.checkLimit.mock.calls).toEqual([['refresh.session', sessionId]])
    expect(fakes.endSessions).not.toHaveBeenCalled()
    expect(fakes.insertRevokedSessions).not.toHaveBeenCalled()
    expect(fakes.logAuthEvent).not.toHaveBeenCalled()
    expect(fakes.recordAuthEvent).not.toHaveBeenCalled()
    expect(fakes.notifyOwner).not.toHaveBeenCalled()
  })

  it('waits for a server that has the key of the first answer [R6]', async () => {
    fakes.rotateSession.mockResolvedValue(await rotated({ outcome: 'retry', kid: 'of-a-newer-server' }))
    expect(await refusalOf(await tokenWith())).toBe('busy')
  })

  it('is not looked at once its limit is used up', async () => {
    fakes.checkLimit.mockRejectedValue(new AppError('rate_limited'))
    expect(await refusalOf(await tokenWith())).toBe('rate_limited')
    expect(fakes.findAccountOfSession).not.toHaveBeenCalled()
    expect(fakes.rotateSession).not.toHaveBeenCalled()
  })
})

describe('what is no refresh token of ours', () => {
  it('is a stranger’s without one, at no cost', async () => {
    expect(await refusalOf(null)).toBe('unauthenticated')
    expect(fakes.checkLimit).not.toHaveBeenCalled()
    expect(fakes.logAuthEvent).not.toHaveBeenCalled()
  })

  const expectForgery = () => {
    expect(fakes.checkLimit).toHaveBeenLastCalledWith('refresh.failure-ip', visitor.ip)
    expect(fakes.logAuthEvent.mock.calls).toEqual([
      [{ event: 'refresh', outcome: 'refused', reason: 'forged' }, visitor],
    ])
    expect(fakes.endSessions).not.toHaveBeenCalled()
    expect(fakes.insertRevokedSessions).not.toHaveBeenCalled()
    expect(fakes.notifyOwner).not.toHaveBeenCalled()
  }

  it('costs its sender and touches no session where the signature is wrong [R19]', async () => {
    expect(await refusalOf('forged')).toBe('unauthenticated')
    expectForgery()
    expect(fakes.rotateSession).not.toHaveBeenCalled()
  })

  it('is the same where a stolen key signed it without the secret of the session [R19]', async () => {
    fakes.rotateSession.mockResolvedValue({ outcome: 'forged', reason: '' })
    expect(await refusalOf(await tokenWith({ nonce: 'guessed' }))).toBe('unauthenticated')
    expectForgery()
  })

  it('is told of nothing else once its sender has used the limit up', async () => {
    fakes.checkLimit.mockRejectedValue(new AppError('rate_limited'))
    expect(await refusalOf('forged')).toBe('rate_limited')
  })
})

describe('a session that is over', () => {
  it('is over by its own token’s clock, and nobody is asked', async () => {
    expect(await refusalOf(await tokenWith({ absoluteEndMs: nowMs - hourMs }))).toBe('session_ended')
    expect(fakes.findAccountOfSession).not.toHaveBeenCalled()
    expect(fakes.checkLimit).not.toHaveBeenCalled()
  })

  it('is over with its account, for which nothing more is written [R19]', async () => {
    fakes.findAccountOfSession.mockResolvedValue(null)
    expect(await refusalOf(await tokenWith())).toBe('session_ended')
    expect(fakes.findAccountOfSession).toHaveBeenCalledExactlyOnceWith(account.userId, sessionId)
    expect(fakes.endSessions).not.toHaveBeenCalled()
    expect(fakes.rotateSession).not.toHaveBeenCalled()
  })

  it('is ended in Redis as well where Postgres alone remembers that it is', async () => {
    fakes.findAccountOfSession.mockResolvedValue({ account, revokedFor: 'logout' })
    expect(await refusalOf(await tokenWith())).toBe('session_ended')
    expect(fakes.endSessions).toHaveBeenCalledExactlyOnceWith(account.userId, [sessionId], 'logout')
    expect(fakes.rotateSession).not.toHaveBeenCalled()
  })

  it('is that of a disabled account, whatever else it may have been', async () => {
    const disabled = { ...account, disabled: true }
    fakes.findAccountOfSession.mockResolvedValue({ account: disabled, revokedFor: 'replaced' })
    expect(await refusalOf(await tokenWith())).toBe('session_ended')
    expect(fakes.endSessions).toHaveBeenCalledExactlyOnceWith(account.userId, [sessionId], 'disabled')
  })

  it('keeps the cookies of a browser that has signed in anew meanwhile', async () => {
    fakes.findAccountOfSession.mockResolvedValue({ account, revokedFor: 'replaced' })
    expect(await refusalOf(await tokenWith())).toBe('unauthenticated')
    fakes.findAccountOfSession.mockResolvedValue({ account, revokedFor: null })
    fakes.rotateSession.mockResolvedValue({ outcome: 'revoked', reason: 'replaced' })
    expect(await refusalOf(await tokenWith())).toBe('unauthenticated')
  })

  it.each([
    [{ outcome: 'gone', reason: '' }, 'gone'],
    [{ outcome: 'expired', reason: '' }, 'expired'],
    [{ outcome: 'revoked', reason: 'epoch' }, 'epoch'],
  ] satisfies [Rotation, string][])('is logged as what it is: %j', async (rotation, reason) => {
    fakes.rotateSession.mockResolvedValue(rotation)
    expect(await refusalOf(await tokenWith())).toBe('session_ended')
    expect(fakes.logAuthEvent.mock.calls).toEqual([
      [{ event: 'refresh', outcome: 'refused', reason, ...whose }, visitor],
    ])
    expect(fakes.insertRevokedSessions).not.toHaveBeenCalled()
    expect(fakes.recordAuthEvent).not.toHaveBeenCalled()
    expect(fakes.notifyOwner).not.toHaveBeenCalled()
  })
})

describe('an old token that comes back [R17]', () => {
  const event = { event: 'refresh', outcome: 'refused', reason: 'reuse', ...whose }

  it('ends its session durably, is written down, and the owner hears of it', async () => {
    fakes.rotateSession.mockResolvedValue({ outcome: 'reuse', reason: '' })
    expect(await refusalOf(await tokenWith())).toBe('session_ended')
    expect(fakes.insertRevokedSessions).toHaveBeenCalledExactlyOnceWith(account.userId, [sessionId], 'reuse')
    expect(fakes.recordAuthEvent.mock.calls).toEqual([[event, visitor]])
    expect(fakes.notifyOwner.mock.calls).toEqual([[account.email, { what: 'session_reused' }, visitor]])
    expect(fakes.logAuthEvent).not.toHaveBeenCalled()
  })

  it('is told once: what knocks again is only logged, and still written to Postgres', async () => {
    fakes.rotateSession.mockResolvedValue({ outcome: 'revoked', reason: 'reuse' })
    expect(await refusalOf(await tokenWith())).toBe('session_ended')
    expect(fakes.insertRevokedSessions).toHaveBeenCalledExactlyOnceWith(account.userId, [sessionId], 'reuse')
    expect(fakes.logAuthEvent.mock.calls).toEqual([[event, visitor]])
    expect(fakes.recordAuthEvent).not.toHaveBeenCalled()
    expect(fakes.notifyOwner).not.toHaveBeenCalled()
  })

  it('gets no answer before Postgres has heard of it', async () => {
    fakes.rotateSession.mockResolvedValue({ outcome: 'reuse', reason: '' })
    fakes.insertRevokedSessions.mockRejectedValue(new AppError('db_unavailable'))
    expect(await refusalOf(await tokenWith())).toBe('db_unavailable')
    expect(fakes.notifyOwner).not.toHaveBeenCalled()
  })
})
