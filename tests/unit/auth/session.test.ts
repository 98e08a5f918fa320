import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Account } from '@/lib/auth/repository'
import { findActor, getActor, hasSessionCookie, requireActor, requirePageActor } from '@/lib/auth/session'
import { generateAccessToken } from '@/lib/auth/tokens'
import { AppError } from '@/lib/core/errors'
import { newId, newSecretId } from '@/lib/core/ids'
import { hourMs } from '@/lib/core/time'

const fakes = vi.hoisted(() => ({
  findAccountOfSession: vi.fn(),
  confirmGeneration: vi.fn(),
  readSession: vi.fn(),
  cookie: '',
}))
vi.mock('@/lib/auth/repository', () => ({ findAccountOfSession: fakes.findAccountOfSession }))
vi.mock('@/lib/auth/session-store', () => ({
  confirmGeneration: fakes.confirmGeneration,
  readSession: fakes.readSession,
}))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ cookie: fakes.cookie }) }))
vi.mock('next/navigation', () => ({
  redirect: (path: string) => {
    throw new Error(`to ${path}`)
  },
}))

const sessionId = newSecretId()
const account: Account = {
  userId: newId(),
  email: 'mia@example.com',
  displayName: 'Mia',
  role: 'partner',
  epoch: 7,
  disabled: false,
  emailVerified: true,
  partner: { id: newId(), handle: 'noodle-bar', name: 'Noodle Bar', avatarUrl: null },
}
const { epoch: _, disabled: __, ...person } = account
const actor = { ...person, sessionId, provedAtMs: 1_234 }

const accessToken = async (overrides = {}) => {
  const nowMs = Date.now()
  const grant = { userId: account.userId, sessionId, generation: 3, role: 'viewer', epoch: 7 } as const
  return (await generateAccessToken({ ...grant, nowMs, absoluteEndMs: nowMs + hourMs, ...overrides })).token
}
const expiredToken = () => accessToken({ nowMs: Date.now() - 2 * hourMs, absoluteEndMs: Date.now() - hourMs })
const withCookie = (cookie: string) => new Headers({ cookie })

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'let through',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

beforeEach(() => {
  fakes.findAccountOfSession.mockReset().mockResolvedValue({ account, revokedFor: null })
  fakes.readSession
    .mockReset()
    .mockResolvedValue({ generation: 3, confirmed: 3, epoch: 7, provedAtMs: 1_234 })
  fakes.confirmGeneration.mockReset()
})

describe('a live session', () => {
  it('is its user as Postgres has them now, whatever the token says [R59]', async () => {
    const headers = withCookie(`at=${await accessToken()}`)
    expect(await requireActor(headers)).toEqual(actor)
    expect(await findActor(headers)).toEqual(actor)
    expect(fakes.readSession).toHaveBeenCalledWith(account.userId, sessionId)
    expect(fakes.findAccountOfSession).toHaveBeenCalledWith(account.userId, sessionId)
  })

  it('has its newest generation noted as seen, once', async () => {
    const headers = withCookie(`at=${await accessToken()}`)
    await requireActor(headers)
    expect(fakes.confirmGeneration).not.toHaveBeenCalled()
    fakes.readSession.mockResolvedValue({ generation: 3, confirmed: 2, epoch: 7, provedAtMs: 1_234 })
    await requireActor(headers)
    expect(fakes.confirmGeneration).toHaveBeenCalledExactlyOnceWith(account.userId, sessionId, 3)
  })

  it('takes the access token of the generation before, and notes nothing by it', async () => {
    fakes.readSession.mockResolvedValue({ generation: 4, confirmed: 2, epoch: 7, provedAtMs: 1_234 })
    expect(await requireActor(withCookie(`at=${await accessToken()}`))).toEqual(actor)
    expect(fakes.confirmGeneration).not.toHaveBeenCalled()
  })
})

describe('a session that is over, though its token is good [R22]', () => {
  const live = { generation: 3, confirmed: 3, epoch: 7, provedAtMs: 1_234 }

  it.each<[string, unknown, unknown]>([
    ['is gone from Redis', null, { account, revokedFor: null }],
    ['is revoked in Postgres', live, { account, revokedFor: 'logout' }],
    ['has lost its account', live, null],
    ['is of a disabled account', live, { account: { ...account, disabled: true }, revokedFor: null }],
    ['is of an older epoch in Redis', { ...live, epoch: 6 }, { account, revokedFor: null }],
    [
      'is of an older epoch in the token',
      { ...live, epoch: 8 },
      { account: { ...account, epoch: 8 }, revokedFor: null },
    ],
  ])('%s', async (___, stored, found) => {
    fakes.readSession.mockResolvedValue(stored)
    fakes.findAccountOfSession.mockResolvedValue(found)
    const headers = withCookie(`at=${await accessToken()}`)
    expect(await codeOf(requireActor(headers))).toBe('session_ended')
    expect(await findActor(headers)).toBeNull()
  })

  it('is not taken for over while Redis or Postgres does not answer [R28]', async () => {
    const headers = withCookie(`at=${await accessToken()}`)
    fakes.readSession.mockRejectedValueOnce(new AppError('sessions_unavailable'))
    expect(await codeOf(requireActor(headers))).toBe('sessions_unavailable')
    fakes.findAccountOfSession.mockRejectedValueOnce(new AppError('db_unavailable'))
    expect(await codeOf(findActor(headers))).toBe('db_unavailable')
  })
})

describe('a request without a good token', () => {
  it('must be signed in, or must refresh where that may help', async () => {
    const expired = await expiredToken()
    const codes: [cookie: string, required: string, found: string][] = [
      ['', 'unauthenticated', 'let through'],
      ['at=forged', 'unauthenticated', 'let through'],
      ['at=forged; rt=refresh', 'unauthenticated', 'let through'],
      ['rt=refresh', 'token_expired', 'let through'],
      [`at=${expired}`, 'token_expired', 'let through'],
      [`at=${expired}; rt=refresh`, 'token_expired', 'token_expired'],
    ]
    for (const [cookie, required, found] of codes) {
      const headers = withCookie(cookie)
      expect([cookie, await codeOf(requireActor(headers))]).toEqual([cookie, required])
      expect([cookie, await codeOf(findActor(headers))]).toEqual([cookie, found])
      if (found === 'let through') expect(await findActor(headers)).toBeNull()
    }
    expect(fakes.readSession).not.toHaveBeenCalled()
  })

  it('is told from one with any cookie of a session', () => {
    expect(
      ['', 'dc=device', 'at=a', 'rt=b', 'at=a; rt=b'].map((cookie) => hasSessionCookie(withCookie(cookie))),
    ).toEqual([false, false, true, true, true])
  })
})

describe('a page', () => {
  const pageFor = (cookie: string) => {
    fakes.cookie = cookie
    return requirePageActor('/studio?x=1').catch((error: Error) => error.message)
  }

  it('is for whoever is signed in', async () => {
    fakes.cookie = `at=${await accessToken()}`
    expect(await getActor()).toEqual(actor)
    expect(await requirePageActor('/studio')).toEqual(actor)
  })

  it('sends others to sign in or to renew, and back', async () => {
    expect(await pageFor('')).toBe('to /login?next=%2Fstudio%3Fx%3D1')
    expect(await pageFor('rt=refresh')).toBe('to /session/continue?next=%2Fstudio%3Fx%3D1')
    fakes.readSession.mockResolvedValue(null)
    expect(await pageFor(`at=${await accessToken()}`)).toBe('to /login?next=%2Fstudio%3Fx%3D1')
  })

  it('shows a stranger what strangers see', async () => {
    for (const cookie of ['', 'at=forged', 'rt=refresh', `at=${await expiredToken()}`]) {
      fakes.cookie = cookie
      expect(await getActor()).toBeNull()
    }
  })

  it('is an outage, and nobody is signed out, where Redis does not answer [R28]', async () => {
    fakes.readSession.mockRejectedValue(new AppError('sessions_unavailable'))
    fakes.cookie = `at=${await accessToken()}`
    expect(await codeOf(getActor())).toBe('sessions_unavailable')
    expect(await codeOf(requirePageActor('/studio'))).toBe('sessions_unavailable')
  })
})
