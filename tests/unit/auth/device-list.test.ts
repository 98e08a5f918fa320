import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listSessions } from '@/lib/auth/list-sessions'
import { publicSessionId } from '@/lib/auth/public-session-id'
import { revokeAllSessions } from '@/lib/auth/revoke-all-sessions'
import { revokeOtherSessions } from '@/lib/auth/revoke-other-sessions'
import { revokeSession } from '@/lib/auth/revoke-session'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { hourMs } from '@/lib/core/time'

const fakes = vi.hoisted(() => ({
  readSessions: vi.fn(),
  endSessions: vi.fn(),
  endEverySession: vi.fn(),
  bumpEpoch: vi.fn(),
  recordAuthEvent: vi.fn(),
}))
vi.mock('@/lib/auth/session-store', () => ({ readSessions: fakes.readSessions }))
vi.mock('@/lib/auth/end-session', () => ({ endSessions: fakes.endSessions }))
vi.mock('@/lib/auth/end-every-session', () => ({ endEverySession: fakes.endEverySession }))
vi.mock('@/lib/auth/repository', () => ({ bumpEpoch: fakes.bumpEpoch }))
vi.mock('@/lib/audit/record-auth-event', () => ({ recordAuthEvent: fakes.recordAuthEvent }))

const visitor = { ip: '203.0.113.7', userAgent: '', requestId: 'test' }
const actor: Actor = {
  userId: 'mia',
  sessionId: 'here',
  provedAtMs: Date.now(),
  role: 'viewer',
  displayName: 'Mia',
  email: 'mia@example.com',
  emailVerified: true,
  partner: null,
}
const deskLeftAlone = { ...actor, provedAtMs: Date.now() - hourMs }

const stored = ['here', 'phone', 'tablet'].map((sessionId, index) => ({
  sessionId,
  label: `Browser ${index}`,
  ip: `192.0.2.${index}`,
  createdAtMs: Date.parse('2026-11-22T12:00:00Z'),
  usedAtMs: Date.parse('2026-11-23T08:30:00Z'),
}))

beforeEach(() => {
  for (const fake of Object.values(fakes)) fake.mockReset()
  fakes.readSessions.mockResolvedValue(stored)
})

const expectNothingDone = () => {
  for (const fake of [fakes.endSessions, fakes.endEverySession, fakes.bumpEpoch, fakes.recordAuthEvent])
    expect(fake).not.toHaveBeenCalled()
}

describe('the device list [R25]', () => {
  it('names every session by what stands for it, and marks the one that asks', async () => {
    const devices = await listSessions(actor)
    expect(fakes.readSessions).toHaveBeenCalledWith('mia')
    expect(devices).toEqual(
      stored.map(({ sessionId, label, ip }) => ({
        id: publicSessionId(sessionId),
        label,
        ip,
        createdAt: '2026-11-22T12:00:00.000Z',
        lastUsedAt: '2026-11-23T08:30:00.000Z',
        current: sessionId === 'here',
      })),
    )
  })
})

describe('signing out one device [R25]', () => {
  it('ends that session and writes it down', async () => {
    await revokeSession(actor, publicSessionId('phone'), visitor)
    expect(fakes.endSessions).toHaveBeenCalledExactlyOnceWith('mia', ['phone'], 'device_list')
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'revoke', outcome: 'ok', reason: 'device_list', userId: 'mia', sid: 'phone' }, visitor],
    ])
  })

  it('finds only the actor’s own, by their public ids', async () => {
    for (const id of [publicSessionId('of-somebody-else'), 'phone', ''])
      await expect(revokeSession(actor, id, visitor)).rejects.toMatchObject({ code: 'not_found' })
    expectNothingDone()
  })
})

describe('signing out the others', () => {
  it('ends all but the one that asks, and writes down how many', async () => {
    await revokeOtherSessions(actor, visitor)
    expect(fakes.readSessions).toHaveBeenCalledWith('mia')
    expect(fakes.endSessions).toHaveBeenCalledExactlyOnceWith('mia', ['phone', 'tablet'], 'device_list')
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'revoke', outcome: 'ok', reason: '2 others', userId: 'mia', sid: 'here' }, visitor],
    ])
  })
})

describe('signing out everywhere [R25]', () => {
  it('makes every session worthless first, then ends them', async () => {
    await revokeAllSessions(actor, visitor)
    expect(fakes.bumpEpoch).toHaveBeenCalledExactlyOnceWith('mia')
    expect(fakes.endEverySession).toHaveBeenCalledExactlyOnceWith('mia', 'device_list')
    expect(fakes.bumpEpoch).toHaveBeenCalledBefore(fakes.endEverySession)
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'revoke', outcome: 'ok', reason: 'everywhere', userId: 'mia', sid: 'here' }, visitor],
    ])
  })
})

describe('at a desk that was left alone [R25]', () => {
  it.each([
    ['one device', () => revokeSession(deskLeftAlone, publicSessionId('phone'), visitor)],
    ['the others', () => revokeOtherSessions(deskLeftAlone, visitor)],
    ['every device', () => revokeAllSessions(deskLeftAlone, visitor)],
  ])('nobody signs out %s without a fresh proof', async (_, revoke) => {
    const error = await revoke().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'proof_required' })
    expectNothingDone()
  })
})
