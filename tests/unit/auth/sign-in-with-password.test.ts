import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { logIn } from '@/lib/auth/log-in'
import { dummyHash } from '@/lib/auth/password'
import type { Account } from '@/lib/auth/repository'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'

const fakes = vi.hoisted(() => ({
  logAuthEvent: vi.fn(),
  recordAuthEvent: vi.fn(),
  findKnownDevice: vi.fn(),
  chargeLogin: vi.fn(),
  refund: vi.fn(),
  hashPassword: vi.fn(),
  verifyPassword: vi.fn(),
  findCredentials: vi.fn(),
  upgradePasswordHash: vi.fn(),
  signIn: vi.fn(),
}))
vi.mock('@/lib/audit/log-auth-event', () => ({ logAuthEvent: fakes.logAuthEvent }))
vi.mock('@/lib/audit/record-auth-event', () => ({ recordAuthEvent: fakes.recordAuthEvent }))
vi.mock('@/lib/auth/known-device', () => ({ findKnownDevice: fakes.findKnownDevice }))
vi.mock('@/lib/auth/login-limits', () => ({ chargeLogin: fakes.chargeLogin }))
vi.mock('@/lib/auth/password', async (original) => ({
  ...(await original<typeof import('@/lib/auth/password')>()),
  hashPassword: fakes.hashPassword,
  verifyPassword: fakes.verifyPassword,
}))
vi.mock('@/lib/auth/repository', () => ({
  findCredentials: fakes.findCredentials,
  upgradePasswordHash: fakes.upgradePasswordHash,
}))
vi.mock('@/lib/auth/sign-in', () => ({ signIn: fakes.signIn }))

const visitor = { ip: '203.0.113.7', userAgent: '', requestId: 'test' }
const presented = { access: null, refresh: null, device: 'device-cookie' }
const input = { email: 'mia@example.com', password: 'correct horse battery', remember: true }
const account: Account = {
  userId: newId(),
  email: input.email,
  displayName: 'Mia',
  role: 'viewer',
  epoch: 0,
  disabled: false,
  emailVerified: true,
  partner: null,
}
const hash = dummyHash
const signedIn = { sessionId: 'session' }

const attempt = () => logIn(input, visitor, presented)
const refusalOf = () =>
  attempt().then(
    () => 'let through',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

beforeEach(() => {
  for (const fake of Object.values(fakes)) fake.mockReset()
  fakes.findKnownDevice.mockResolvedValue('device')
  fakes.chargeLogin.mockResolvedValue(fakes.refund)
  fakes.findCredentials.mockResolvedValue({ account, hash })
  fakes.verifyPassword.mockResolvedValue(true)
  fakes.signIn.mockResolvedValue(signedIn)
})

describe('the right password', () => {
  it('opens a session, is written down, and costs nothing [R41]', async () => {
    expect(await attempt()).toBe(signedIn)
    expect(fakes.findKnownDevice).toHaveBeenCalledWith('device-cookie', input.email)
    expect(fakes.chargeLogin).toHaveBeenCalledExactlyOnceWith({
      email: input.email,
      ip: visitor.ip,
      deviceId: 'device',
    })
    expect(fakes.verifyPassword).toHaveBeenCalledExactlyOnceWith(hash, input.password)
    expect(fakes.signIn).toHaveBeenCalledExactlyOnceWith(account, { remember: true, visitor, presented })
    expect(fakes.refund).toHaveBeenCalledTimes(1)
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'login', outcome: 'ok', userId: account.userId, sid: 'session' }, visitor],
    ])
    expect(fakes.upgradePasswordHash).not.toHaveBeenCalled()
  })

  it('is hashed anew where its hash is weaker than today’s', async () => {
    const weak = hash.replace('m=19456', 'm=4096')
    fakes.findCredentials.mockResolvedValue({ account, hash: weak })
    fakes.hashPassword.mockResolvedValue('stronger')
    await attempt()
    expect(fakes.hashPassword).toHaveBeenCalledExactlyOnceWith(input.password)
    expect(fakes.upgradePasswordHash).toHaveBeenCalledExactlyOnceWith(account.userId, weak, 'stronger')
  })
})

describe('a refusal [R31]', () => {
  it.each<[reason: string, found: unknown, matches: boolean, userId: object]>([
    ['unknown', null, false, {}],
    ['no_password', { account, hash: null }, false, { userId: account.userId }],
    ['password', { account, hash }, false, { userId: account.userId }],
    ['disabled', { account: { ...account, disabled: true }, hash }, true, { userId: account.userId }],
  ])(
    'for the reason "%s" costs a hash and its try, and says no more than the others',
    async (reason, found, matches, userId) => {
      fakes.findCredentials.mockResolvedValue(found)
      fakes.verifyPassword.mockResolvedValue(matches)
      expect(await refusalOf()).toBe('invalid_credentials')
      expect(fakes.verifyPassword).toHaveBeenCalledTimes(1)
      expect(fakes.recordAuthEvent.mock.calls).toEqual([
        [{ event: 'login', outcome: 'refused', reason, ...userId }, visitor],
      ])
      expect(fakes.refund).not.toHaveBeenCalled()
      expect(fakes.signIn).not.toHaveBeenCalled()
    },
  )

  it('never comes of a hash that does not exist, even if one should match', async () => {
    fakes.findCredentials.mockResolvedValue({ account, hash: null })
    expect(await refusalOf()).toBe('invalid_credentials')
  })
})

describe('an attempt that was no guess', () => {
  it('is not looked at where a limit refuses it, and the log says which way', async () => {
    for (const [error, reason, code] of [
      [new AppError('rate_limited'), 'rate_limited', 'rate_limited'],
      [new TypeError('a mistake of ours'), 'internal', expect.any(TypeError)],
    ]) {
      fakes.logAuthEvent.mockReset()
      fakes.chargeLogin.mockRejectedValueOnce(error)
      expect(await refusalOf()).toEqual(code)
      expect(fakes.logAuthEvent.mock.calls).toEqual([
        [{ event: 'login', outcome: 'refused', reason }, visitor],
      ])
    }
    expect(fakes.verifyPassword).not.toHaveBeenCalled()
  })

  it('is given back where the hash or the database had no time for it', async () => {
    fakes.verifyPassword.mockRejectedValueOnce(new AppError('busy'))
    expect(await refusalOf()).toBe('busy')
    expect(fakes.refund).toHaveBeenCalledTimes(1)
    fakes.findCredentials.mockRejectedValueOnce(new AppError('db_unavailable'))
    expect(await refusalOf()).toBe('db_unavailable')
    expect(fakes.refund).toHaveBeenCalledTimes(2)
    expect(fakes.recordAuthEvent).not.toHaveBeenCalled()
  })
})
