import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { chargeLogin } from '@/lib/auth/login-limits'
import { AppError } from '@/lib/core/errors'

const fakes = vi.hoisted(() => ({ checkLimit: vi.fn(), refundLimit: vi.fn() }))
vi.mock('@/lib/rate-limit/check-limit', () => fakes)

const email = 'mia@example.com'
const ip = '203.0.113.7'
const stranger = { email, ip, deviceId: null }
const known = { ...stranger, deviceId: 'device' }

const byAddress = [
  ['login.ip', ip],
  ['login.ip-account', `${email}|${ip}`],
]
const byAccount = ['login.account', email]
const byDevice = ['login.known-device', `${email}|device`]

/** Lets these limits be used up, or fail with another code. */
const refuse = (names: string[], code: 'rate_limited' | 'busy' = 'rate_limited') =>
  fakes.checkLimit.mockImplementation(async (name: string) => {
    if (names.includes(name)) throw new AppError(code)
  })

const refusalOf = (attempt: typeof known | typeof stranger) =>
  chargeLogin(attempt).then(
    () => 'let through',
    (error: AppError) => error.code,
  )

beforeEach(() => {
  fakes.checkLimit.mockReset()
  fakes.refundLimit.mockReset()
})

describe('an attempt to sign in [R41]', () => {
  it('is charged to the address, to the address at this account, and to the account', async () => {
    await chargeLogin(stranger)
    expect(fakes.checkLimit.mock.calls).toEqual([...byAddress, byAccount])
    expect(fakes.refundLimit).not.toHaveBeenCalled()
  })

  it('is given back whole after a success', async () => {
    for (const [attempt, last] of [
      [stranger, byAccount],
      [known, byDevice],
    ] as const) {
      fakes.refundLimit.mockReset()
      const refund = await chargeLogin(attempt)
      expect(fakes.refundLimit).not.toHaveBeenCalled()
      await refund()
      expect(fakes.refundLimit.mock.calls).toEqual([...byAddress, last])
    }
  })

  it('gives back what it had charged where a later limit refuses it', async () => {
    refuse(['login.ip'])
    expect(await refusalOf(stranger)).toBe('rate_limited')
    expect(fakes.refundLimit).not.toHaveBeenCalled()
    refuse(['login.ip-account'])
    expect(await refusalOf(stranger)).toBe('rate_limited')
    expect(fakes.refundLimit.mock.calls).toEqual(byAddress.slice(0, 1))
    fakes.refundLimit.mockReset()
    refuse(['login.account'])
    expect(await refusalOf(stranger)).toBe('rate_limited')
    expect(fakes.refundLimit.mock.calls).toEqual(byAddress)
  })
})

describe('a device that has signed in before [R44]', () => {
  it('has a bucket of its own, so that guesses from elsewhere do not lock it out', async () => {
    refuse(['login.account'])
    expect(await refusalOf(known)).toBe('let through')
    expect(fakes.checkLimit.mock.calls).toEqual([...byAddress, byDevice])
  })

  it('counts as any other once that is used up', async () => {
    refuse(['login.known-device'])
    await (await chargeLogin(known))()
    expect(fakes.checkLimit.mock.calls).toEqual([...byAddress, byDevice, byAccount])
    expect(fakes.refundLimit.mock.calls).toEqual([...byAddress, byAccount])
    refuse(['login.known-device', 'login.account'])
    expect(await refusalOf(known)).toBe('rate_limited')
  })

  it('does not fall back on the account where nobody can count', async () => {
    refuse(['login.known-device'], 'busy')
    expect(await refusalOf(known)).toBe('busy')
    fakes.checkLimit.mockImplementation(async (name: string) => {
      if (name === 'login.known-device') throw new TypeError('a mistake of ours')
    })
    await expect(chargeLogin(known)).rejects.toThrow(TypeError)
    expect(fakes.checkLimit).not.toHaveBeenCalledWith(...byAccount)
  })
})
