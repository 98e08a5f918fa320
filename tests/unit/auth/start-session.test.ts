import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { signingKeyId } from '@/lib/auth/key-ring'
import { findKnownDevice, rememberDevice } from '@/lib/auth/known-device'
import type { Account } from '@/lib/auth/repository'
import { signIn } from '@/lib/auth/sign-in'
import { signInUser } from '@/lib/auth/sign-in-user'
import { startSession } from '@/lib/auth/start-session'
import { generateRefreshToken, verifyAccessToken, verifyRefreshToken } from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs } from '@/lib/core/time'

const fakes = vi.hoisted(() => ({
  createSession: vi.fn(),
  endSessions: vi.fn(),
  findAccount: vi.fn(),
  hasSignedInBefore: vi.fn(),
  notifyOwner: vi.fn(),
  logError: vi.fn(),
}))
vi.mock('@/lib/auth/session-store', () => ({ createSession: fakes.createSession }))
vi.mock('@/lib/auth/end-session', () => ({ endSessions: fakes.endSessions }))
vi.mock('@/lib/auth/repository', () => ({ findAccount: fakes.findAccount }))
vi.mock('@/lib/audit/has-signed-in-before', () => ({ hasSignedInBefore: fakes.hasSignedInBefore }))
vi.mock('@/lib/auth/notify-owner', () => ({ notifyOwner: fakes.notifyOwner }))
vi.mock('@/lib/platform/logger', () => ({ logger: () => ({ error: fakes.logError }) }))

const nowMs = Math.floor(Date.now() / 1_000) * 1_000
const absoluteEndMs = nowMs + dayMs + 999
const visitor = { ip: '203.0.113.7', userAgent: 'Version/17.0 (iPhone) Safari/604.1', requestId: 'test' }
const nobody = { access: null, refresh: null, device: null }
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
const options = { remember: false, visitor, presented: nobody }

beforeEach(() => {
  for (const fake of Object.values(fakes)) fake.mockReset()
  fakes.createSession.mockResolvedValue({ nowMs, absoluteEndMs, evicted: [] })
  fakes.findAccount.mockResolvedValue(account)
})

describe('a new session', () => {
  it('is written as what its two tokens say, with an id and a secret that nobody brought [R14]', async () => {
    const { sessionId, pair } = await startSession(account, options)
    const written = fakes.createSession.mock.calls[0]?.[0]
    expect(written).toEqual({
      userId: account.userId,
      sessionId,
      epoch: 7,
      remember: false,
      nonce: expect.stringMatching(/^[\w-]{22}$/),
      kid: await signingKeyId(),
      ip: visitor.ip,
      label: 'Safari on iPhone',
    })
    expect(written.nonce).not.toBe(sessionId)
    const ids = { sub: account.userId, sid: sessionId, ep: 7 }
    expect(await verifyAccessToken(pair.accessToken)).toMatchObject({
      state: 'valid',
      claims: { ...ids, g: 0, role: 'partner', iat: nowMs / 1_000 },
    })
    expect(await verifyRefreshToken(pair.refreshToken)).toEqual({
      state: 'valid',
      claims: {
        ...ids,
        gen: 0,
        n: written.nonce,
        iat: nowMs / 1_000,
        exp: Math.floor(absoluteEndMs / 1_000),
      },
    })
    expect((await startSession(account, options)).sessionId).not.toBe(sessionId)
  })

  it('goes with the browser, or stays as long as it may [R11]', async () => {
    expect((await startSession(account, options)).pair.maxAgeSeconds).toBeNull()
    const remembered = await startSession(account, { ...options, remember: true })
    expect(remembered.pair.maxAgeSeconds).toBe(dayMs / 1_000)
    expect(fakes.createSession.mock.calls[1]?.[0]).toMatchObject({ remember: true })
  })

  it('ends those over the limit and the one that the browser brought [R14, R27]', async () => {
    const earlier = { userId: newId(), sessionId: newSecretId() }
    const refresh = await generateRefreshToken({
      ...earlier,
      ...{
        generation: 0,
        nonce: 'n',
        epoch: 0,
        rotatedAtMs: nowMs,
        absoluteEndMs,
        kid: await signingKeyId(),
      },
    })
    fakes.createSession.mockResolvedValue({ nowMs, absoluteEndMs, evicted: ['one', 'two'] })
    await startSession(account, { ...options, presented: { ...nobody, refresh } })
    expect(fakes.endSessions.mock.calls).toEqual([
      [account.userId, ['one', 'two'], 'evicted'],
      [earlier.userId, [earlier.sessionId], 'replaced'],
    ])
  })
})

describe('a sign-in by whatever door', () => {
  it('gives the person, the session, and a cookie by which this browser is known from now on', async () => {
    const { user, sessionId, pair, device } = await signIn(account, options)
    expect(user).toMatchObject({ id: account.userId, email: account.email })
    expect(fakes.createSession.mock.calls[0]?.[0]).toMatchObject({ sessionId })
    expect((await verifyAccessToken(pair.accessToken)).state).toBe('valid')
    expect(await findKnownDevice(device.token, account.email)).not.toBeNull()
  })

  it('is for an account that is there and not disabled [R74]', async () => {
    const signedIn = await signInUser(account.userId, options)
    expect(signedIn?.user.id).toBe(account.userId)
    expect(fakes.findAccount).toHaveBeenCalledWith(account.userId)
    fakes.findAccount.mockResolvedValue({ ...account, disabled: true })
    expect(await signInUser(account.userId, options)).toBeNull()
    fakes.findAccount.mockResolvedValue(null)
    expect(await signInUser(account.userId, options)).toBeNull()
    expect(fakes.createSession).toHaveBeenCalledTimes(1)
  })
})

describe('word to the owner of a sign-in', () => {
  const signInWith = (device: string | null) =>
    signIn(account, { ...options, presented: { ...nobody, device } })

  it('is sent where the browser is not known and the account has been used before', async () => {
    fakes.hasSignedInBefore.mockResolvedValue(true)
    await signInWith(null)
    await signInWith((await rememberDevice('noah@example.com')).token)
    expect(fakes.hasSignedInBefore).toHaveBeenCalledWith(account.userId)
    const call = [account.email, { what: 'new_device' }, visitor]
    expect(fakes.notifyOwner.mock.calls).toEqual([call, call])
  })

  it('is not sent of the first sign-in of all, nor of a known browser', async () => {
    fakes.hasSignedInBefore.mockResolvedValue(false)
    await signInWith(null)
    fakes.hasSignedInBefore.mockResolvedValue(true)
    await signInWith((await rememberDevice(account.email)).token)
    expect(fakes.notifyOwner).not.toHaveBeenCalled()
  })

  it('undoes no sign-in where it fails; the log says so', async () => {
    const error = new Error('no history')
    fakes.hasSignedInBefore.mockRejectedValue(error)
    expect((await signInWith(null)).user.id).toBe(account.userId)
    expect(fakes.logError).toHaveBeenCalledExactlyOnceWith(
      { err: error, userId: account.userId },
      'owner not told of a new device',
    )
  })
})
