import '../../support/unit-env'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findKnownDevice, rememberDevice } from '@/lib/auth/known-device'
import { generateAccessToken } from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs, hourMs } from '@/lib/core/time'

const nowMs = Date.parse('2026-11-22T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a browser that has signed in before [R44]', () => {
  it('is known to that account and to no other', async () => {
    const { token } = await rememberDevice('mia@example.com')
    const device = await findKnownDevice(token, 'mia@example.com')
    expect(device).toMatch(/^[\w-]{22}$/)
    expect(await findKnownDevice(token, 'mia@example.com')).toBe(device)
    expect(await findKnownDevice(token, 'noah@example.com')).toBeNull()
  })

  it('is one of several that the account may have', async () => {
    const devices = []
    for (let count = 0; count < 3; count += 1)
      devices.push(await findKnownDevice((await rememberDevice('mia@example.com')).token, 'mia@example.com'))
    expect(new Set(devices).size).toBe(3)
  })

  it('is forgotten after half a year', async () => {
    const { token, lifetimeMs } = await rememberDevice('mia@example.com')
    expect(lifetimeMs).toBe(180 * dayMs)
    vi.setSystemTime(nowMs + lifetimeMs - hourMs)
    expect(await findKnownDevice(token, 'mia@example.com')).not.toBeNull()
    vi.setSystemTime(nowMs + lifetimeMs + hourMs)
    expect(await findKnownDevice(token, 'mia@example.com')).toBeNull()
  })

  it('is not one without a cookie, nor one with a forged cookie or a token of another kind', async () => {
    const ids = { userId: newId(), sessionId: newSecretId(), generation: 0, epoch: 0 }
    const access = await generateAccessToken({ ...ids, role: 'viewer', nowMs, absoluteEndMs: nowMs + hourMs })
    for (const token of [null, '', 'forged', access.token])
      expect(await findKnownDevice(token, 'mia@example.com')).toBeNull()
  })
})
