import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createAccount } from '@/lib/auth/create-account'
import { registerUser } from '@/lib/auth/register-user'
import { registerVouchedUser } from '@/lib/auth/register-vouched-user'
import { AppError } from '@/lib/core/errors'
import type { Db } from '@/lib/platform/db'

const fakes = vi.hoisted(() => ({
  insertUser: vi.fn(),
  hashPassword: vi.fn(),
  signIn: vi.fn(),
  recordAuthEvent: vi.fn(),
  createProfile: vi.fn(),
  addWayIn: vi.fn(),
}))
vi.mock('@/lib/auth/repository', () => ({ insertUser: fakes.insertUser }))
vi.mock('@/lib/auth/password', () => ({ hashPassword: fakes.hashPassword }))
vi.mock('@/lib/auth/sign-in', () => ({ signIn: fakes.signIn }))
vi.mock('@/lib/audit/record-auth-event', () => ({ recordAuthEvent: fakes.recordAuthEvent }))
const tx = vi.hoisted(() => ({ of: 'one transaction' }))
vi.mock('@/lib/platform/db', () => ({
  withTransaction: (work: (db: unknown) => unknown) => work(tx),
}))

const db = tx as unknown as Db

const visitor = { ip: '203.0.113.7', userAgent: '', requestId: 'test' }
const presented = { access: null, refresh: null, device: null }
const viewer = { email: 'mia@example.com', displayName: 'Mia', role: 'viewer' } as const
const partner = { ...viewer, role: 'partner', partnerName: 'Noodle Bar' } as const
const profile = { id: 'p', handle: 'noodle-bar', name: 'Noodle Bar', avatarUrl: null }
const anId = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)

beforeEach(() => {
  for (const fake of Object.values(fakes)) fake.mockReset()
  fakes.hashPassword.mockResolvedValue('the-hash')
  fakes.createProfile.mockResolvedValue(profile)
  fakes.signIn.mockResolvedValue({ sessionId: 'session' })
})

describe('a new account', () => {
  const create = (person: typeof viewer | typeof partner) =>
    createAccount(db, { ...person, passwordHash: 'h', emailVerified: true }, fakes.createProfile)

  it('is a viewer’s without a profile', async () => {
    const account = await create(viewer)
    expect(account).toEqual({
      ...viewer,
      userId: anId,
      epoch: 0,
      emailVerified: true,
      disabled: false,
      partner: null,
    })
    expect(fakes.insertUser).toHaveBeenCalledExactlyOnceWith(tx, {
      ...viewer,
      id: account.userId,
      passwordHash: 'h',
      emailVerified: true,
    })
    expect(fakes.createProfile).not.toHaveBeenCalled()
  })

  it('is a food partner’s with a profile, in the same transaction', async () => {
    const account = await create(partner)
    expect(account).toMatchObject({ role: 'partner', partner: profile })
    const owner = { userId: account.userId, name: 'Noodle Bar' }
    expect(fakes.createProfile).toHaveBeenCalledExactlyOnceWith(tx, owner)
  })

  it('is no partner’s by the name of a kitchen alone', async () => {
    const account = await createAccount(
      db,
      { ...viewer, partnerName: 'Noodle Bar', passwordHash: 'h', emailVerified: false },
      fakes.createProfile,
    )
    expect(account).toMatchObject({ partner: null, emailVerified: false })
    expect(fakes.createProfile).not.toHaveBeenCalled()
  })
})

describe('registering with a password', () => {
  const register = (password: string) =>
    registerUser({ ...partner, password, remember: true }, visitor, presented, fakes.createProfile)

  it('makes an account whose address nobody has confirmed yet, signs in and writes it down', async () => {
    expect(await register('correct horse battery')).toEqual({ sessionId: 'session' })
    expect(fakes.hashPassword).toHaveBeenCalledExactlyOnceWith('correct horse battery')
    const written = fakes.insertUser.mock.calls[0]?.[1]
    expect(written).toMatchObject({ email: viewer.email, passwordHash: 'the-hash', emailVerified: false })
    expect(fakes.signIn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ userId: written.id, partner: profile }),
      { remember: true, visitor, presented },
    )
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'register', outcome: 'ok', userId: written.id, sid: 'session' }, visitor],
    ])
  })

  it.each(['password1234', 'mia@example.com'])(
    'refuses %j, which is easy to guess, before it costs anything [R34]',
    async (password) => {
      const error = await register(password).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(AppError)
      expect(error).toMatchObject({ code: 'validation_failed', fields: { password: [expect.any(String)] } })
      expect(fakes.hashPassword).not.toHaveBeenCalled()
      expect(fakes.insertUser).not.toHaveBeenCalled()
    },
  )
})

describe('somebody whom another service vouches for', () => {
  const register = () => registerVouchedUser({ email: viewer.email, displayName: 'Mia' }, fakes.addWayIn)

  it('has a confirmed viewer’s account without a password, and a way into it in the same transaction', async () => {
    const userId = await register()
    expect(fakes.insertUser).toHaveBeenCalledExactlyOnceWith(tx, {
      ...viewer,
      id: userId,
      passwordHash: null,
      emailVerified: true,
    })
    expect(userId).toEqual(anId)
    expect(fakes.addWayIn).toHaveBeenCalledExactlyOnceWith(tx, userId)
    expect(fakes.insertUser).toHaveBeenCalledBefore(fakes.addWayIn)
  })

  it('fails where the way in cannot be written, and with it the transaction', async () => {
    fakes.addWayIn.mockRejectedValue(new AppError('identity_taken'))
    await expect(register()).rejects.toMatchObject({ code: 'identity_taken' })
  })
})
