import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { changeDisplayName } from '@/lib/auth/change-display-name'
import { checkCurrentPassword } from '@/lib/auth/check-current-password'
import { hasPassword } from '@/lib/auth/has-password'
import { listProofWays } from '@/lib/auth/list-proof-ways'
import { proveIdentity } from '@/lib/auth/prove-identity'
import { removeWayIn } from '@/lib/auth/remove-way-in'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'

const fakes = vi.hoisted(() => ({
  findCredentials: vi.fn(),
  findProofWays: vi.fn(),
  lockWaysIn: vi.fn(),
  updateDisplayName: vi.fn(),
  verifyPassword: vi.fn(),
  markProved: vi.fn(),
  checkLimit: vi.fn(),
  refundLimit: vi.fn(),
  recordAuthEvent: vi.fn(),
}))
vi.mock('@/lib/auth/repository', () => ({
  findCredentials: fakes.findCredentials,
  findProofWays: fakes.findProofWays,
  lockWaysIn: fakes.lockWaysIn,
  updateDisplayName: fakes.updateDisplayName,
}))
vi.mock('@/lib/auth/password', () => ({ verifyPassword: fakes.verifyPassword }))
vi.mock('@/lib/auth/session-store', () => ({ markProved: fakes.markProved }))
vi.mock('@/lib/rate-limit/check-limit', () => ({
  checkLimit: fakes.checkLimit,
  refundLimit: fakes.refundLimit,
}))
vi.mock('@/lib/audit/record-auth-event', () => ({ recordAuthEvent: fakes.recordAuthEvent }))
const tx = vi.hoisted(() => ({ of: 'one transaction' }))
vi.mock('@/lib/platform/db', () => ({ withTransaction: (work: (db: unknown) => unknown) => work(tx) }))

const visitor = { ip: '203.0.113.7', userAgent: '', requestId: 'test' }
const actor: Actor = {
  userId: 'mia',
  sessionId: 'here',
  provedAtMs: 0,
  role: 'viewer',
  displayName: 'Mia',
  email: 'mia@example.com',
  emailVerified: true,
  partner: null,
}
const whose = { userId: 'mia', sid: 'here' }

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof AppError)) throw new Error('not refused', { cause: error })
  return error
}

beforeEach(() => {
  for (const fake of Object.values(fakes)) fake.mockReset()
  fakes.findCredentials.mockResolvedValue({ hash: 'stored' })
  fakes.verifyPassword.mockResolvedValue(true)
  fakes.markProved.mockResolvedValue(true)
})

describe('proving by password who one is', () => {
  const prove = () => proveIdentity(actor, { password: 'given' }, visitor)

  it('is noted in the session and written down', async () => {
    await prove()
    expect(fakes.findCredentials).toHaveBeenCalledWith(actor.email)
    expect(fakes.verifyPassword).toHaveBeenCalledExactlyOnceWith('stored', 'given')
    expect(fakes.markProved).toHaveBeenCalledExactlyOnceWith('mia', 'here')
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'proof', outcome: 'ok', reason: 'password', ...whose }, visitor],
    ])
  })

  it('fails with a wrong password, in words about the password alone', async () => {
    fakes.verifyPassword.mockResolvedValue(false)
    const { code, message } = await refusalOf(prove())
    expect([code, message]).toEqual(['invalid_credentials', 'That is not your password.'])
    expect(fakes.markProved).not.toHaveBeenCalled()
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'proof', outcome: 'refused', reason: 'password', ...whose }, visitor],
    ])
  })

  it.each([[null], [{ hash: null }]])(
    'costs a hash where there is no password to compare: %j',
    async (found) => {
      fakes.findCredentials.mockResolvedValue(found)
      fakes.verifyPassword.mockResolvedValue(false)
      await refusalOf(prove())
      expect(fakes.verifyPassword).toHaveBeenCalledExactlyOnceWith(null, 'given')
    },
  )

  it('comes too late for a session that is over', async () => {
    fakes.markProved.mockResolvedValue(false)
    expect((await refusalOf(prove())).code).toBe('session_ended')
    expect(fakes.recordAuthEvent).not.toHaveBeenCalled()
  })
})

describe('the current password, asked for before a change [R41]', () => {
  const check = () =>
    checkCurrentPassword(actor, { hash: 'stored', password: 'given', forWhat: 'email_change' }, visitor)

  it('is charged before it is hashed, and given back when it is right', async () => {
    await check()
    expect(fakes.checkLimit).toHaveBeenCalledExactlyOnceWith('proof.user', 'mia')
    expect(fakes.checkLimit).toHaveBeenCalledBefore(fakes.verifyPassword)
    expect(fakes.verifyPassword).toHaveBeenCalledExactlyOnceWith('stored', 'given')
    expect(fakes.refundLimit).toHaveBeenCalledExactlyOnceWith('proof.user', 'mia')
    expect(fakes.recordAuthEvent).not.toHaveBeenCalled()
  })

  it('costs its try when it is wrong, and is written down as what it was for', async () => {
    fakes.verifyPassword.mockResolvedValue(false)
    const { code, message } = await refusalOf(check())
    expect([code, message]).toEqual(['invalid_credentials', 'That is not your password.'])
    expect(fakes.refundLimit).not.toHaveBeenCalled()
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'email_change', outcome: 'refused', reason: 'password', ...whose }, visitor],
    ])
  })
})

describe('what an account has', () => {
  it('is a password where there is a hash', async () => {
    expect(await hasPassword(actor)).toBe(true)
    expect(fakes.findCredentials).toHaveBeenCalledWith(actor.email)
    fakes.findCredentials.mockResolvedValue({ hash: null })
    expect(await hasPassword(actor)).toBe(false)
    fakes.findCredentials.mockResolvedValue(null)
    expect(await hasPassword(actor)).toBe(false)
  })

  it('is offered as ways to prove who one is, and nothing else', async () => {
    for (const [has, ways] of [
      [{ password: true, passkey: true }, ['password', 'passkey']],
      [{ password: false, passkey: true }, ['passkey']],
      [{ password: false, passkey: false }, []],
    ]) {
      fakes.findProofWays.mockResolvedValueOnce(has)
      expect(await listProofWays(actor)).toEqual(ways)
    }
    expect(fakes.findProofWays).toHaveBeenCalledWith('mia')
  })
})

describe('another name', () => {
  it('is stored, written down and what the person is called from now on', async () => {
    const user = await changeDisplayName(actor, { displayName: 'Mia O.' }, visitor)
    expect(user).toMatchObject({ id: 'mia', displayName: 'Mia O.' })
    expect(fakes.updateDisplayName).toHaveBeenCalledExactlyOnceWith('mia', 'Mia O.')
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'profile_change', outcome: 'ok', reason: 'name', ...whose }, visitor],
    ])
  })
})

describe('a way into an account', () => {
  const remove = vi.fn()
  const attempt = (ways: { hasPassword?: boolean; passkeys?: number; providers?: string[] }) => {
    fakes.lockWaysIn.mockResolvedValue({ hasPassword: false, passkeys: 0, providers: [], ...ways })
    return removeWayIn('mia', (provider) => provider !== 'closed', remove)
  }

  beforeEach(() => {
    remove.mockReset().mockResolvedValue('the passkey')
  })

  it.each([
    { hasPassword: true, passkeys: 1 },
    { passkeys: 2 },
    { hasPassword: true, providers: ['google'] },
    { passkeys: 1, providers: ['google'] },
    { providers: ['google', 'apple'] },
  ])('goes where another is left: %j', async (ways) => {
    expect(await attempt(ways)).toBe('the passkey')
    expect(fakes.lockWaysIn).toHaveBeenCalledExactlyOnceWith(tx, 'mia')
    expect(remove).toHaveBeenCalledExactlyOnceWith(tx)
    expect(fakes.lockWaysIn).toHaveBeenCalledBefore(remove)
  })

  it.each([
    { hasPassword: true },
    { passkeys: 1 },
    { providers: ['google'] },
    { passkeys: 1, providers: ['closed'] },
  ])('stays where it is the last: %j', async (ways) => {
    expect((await refusalOf(attempt(ways))).code).toBe('last_way_in')
  })

  it('is not found where it is somebody else’s, whatever is left', async () => {
    remove.mockResolvedValue(null)
    expect((await refusalOf(attempt({ passkeys: 2 }))).code).toBe('not_found')
    expect((await refusalOf(attempt({ passkeys: 1 }))).code).toBe('not_found')
  })
})
