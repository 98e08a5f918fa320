import '../../support/unit-env'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { endEverySession } from '@/lib/auth/end-every-session'
import { endSessions } from '@/lib/auth/end-session'
import { signingKeyId } from '@/lib/auth/key-ring'
import { logOut } from '@/lib/auth/log-out'
import { generateRefreshToken } from '@/lib/auth/tokens'
import { AppError } from '@/lib/core/errors'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs } from '@/lib/core/time'

const fakes = vi.hoisted(() => ({
  insertRevokedSessions: vi.fn(),
  removeSession: vi.fn(),
  readSessions: vi.fn(),
  recordAuthEvent: vi.fn(),
}))
vi.mock('@/lib/auth/repository', () => ({ insertRevokedSessions: fakes.insertRevokedSessions }))
vi.mock('@/lib/auth/session-store', () => ({
  removeSession: fakes.removeSession,
  readSessions: fakes.readSessions,
}))
vi.mock('@/lib/audit/record-auth-event', () => ({ recordAuthEvent: fakes.recordAuthEvent }))

const visitor = { ip: '203.0.113.7', userAgent: '', requestId: 'test' }
const redisIsDown = new AppError('sessions_unavailable')

beforeEach(() => {
  for (const fake of Object.values(fakes)) fake.mockReset()
  fakes.removeSession.mockResolvedValue(true)
})

describe('ending sessions', () => {
  it('tells Postgres first and Redis then, and counts those that were alive', async () => {
    fakes.removeSession.mockResolvedValueOnce(false)
    expect(await endSessions('mia', ['one', 'two', 'three'], 'device_list')).toBe(2)
    expect(fakes.insertRevokedSessions).toHaveBeenCalledExactlyOnceWith(
      'mia',
      ['one', 'two', 'three'],
      'device_list',
    )
    expect(fakes.removeSession.mock.calls).toEqual([
      ['mia', 'one', 'device_list'],
      ['mia', 'two', 'device_list'],
      ['mia', 'three', 'device_list'],
    ])
    expect(fakes.insertRevokedSessions).toHaveBeenCalledBefore(fakes.removeSession)
  })

  it('removes nothing that Postgres has not heard of', async () => {
    fakes.insertRevokedSessions.mockRejectedValue(new AppError('db_unavailable'))
    await expect(endSessions('mia', ['one'], 'logout')).rejects.toMatchObject({ code: 'db_unavailable' })
    expect(fakes.removeSession).not.toHaveBeenCalled()
  })

  it('asks nobody where there are none', async () => {
    expect(await endSessions('mia', [], 'evicted')).toBe(0)
    expect(fakes.insertRevokedSessions).not.toHaveBeenCalled()
  })
})

describe('ending every session of a user', () => {
  const stored = [{ sessionId: 'one' }, { sessionId: 'two' }, { sessionId: 'three' }]

  it('ends all of them, or all but one', async () => {
    fakes.readSessions.mockResolvedValue(stored)
    await endEverySession('mia', 'password')
    await endEverySession('mia', 'password', 'two')
    expect(fakes.readSessions).toHaveBeenCalledWith('mia')
    expect(fakes.insertRevokedSessions.mock.calls).toEqual([
      ['mia', ['one', 'two', 'three'], 'password'],
      ['mia', ['one', 'three'], 'password'],
    ])
  })

  it('holds while Redis is down: the epoch has made them worthless already', async () => {
    fakes.readSessions.mockRejectedValue(redisIsDown)
    await expect(endEverySession('mia', 'password')).resolves.toBeUndefined()
  })

  it('fails with the database, and with a mistake of ours', async () => {
    for (const error of [new AppError('db_unavailable'), new TypeError('ours')]) {
      fakes.readSessions.mockRejectedValue(error)
      await expect(endEverySession('mia', 'password')).rejects.toBe(error)
    }
  })
})

describe('signing out [R21]', () => {
  const session = { userId: newId(), sessionId: newSecretId() }

  const browser = async () => {
    const nowMs = Date.now()
    const grant = { ...session, generation: 0, nonce: 'n', epoch: 0, rotatedAtMs: nowMs }
    const kid = await signingKeyId()
    const refresh = await generateRefreshToken({ ...grant, absoluteEndMs: nowMs + dayMs, kid })
    return { access: null, refresh, device: null }
  }

  const expectRecord = () =>
    expect(fakes.recordAuthEvent.mock.calls).toEqual([
      [{ event: 'logout', outcome: 'ok', userId: session.userId, sid: session.sessionId }, visitor],
    ])

  it('ends the session of the browser and writes it down', async () => {
    await logOut(await browser(), visitor)
    expect(fakes.removeSession.mock.calls).toEqual([[session.userId, session.sessionId, 'logout']])
    expectRecord()
  })

  it('is nothing for a browser without a session', async () => {
    await logOut({ access: 'forged', refresh: null, device: null }, visitor)
    expect(fakes.insertRevokedSessions).not.toHaveBeenCalled()
    expect(fakes.recordAuthEvent).not.toHaveBeenCalled()
  })

  it('holds while Redis is down: Postgres has it', async () => {
    fakes.removeSession.mockRejectedValue(redisIsDown)
    await logOut(await browser(), visitor)
    expect(fakes.insertRevokedSessions).toHaveBeenCalledTimes(1)
    expectRecord()
  })

  it('fails where Postgres has not heard of it, and with a mistake of ours', async () => {
    for (const error of [new AppError('db_unavailable'), new TypeError('ours')]) {
      fakes.insertRevokedSessions.mockRejectedValue(error)
      await expect(logOut(await browser(), visitor)).rejects.toBe(error)
    }
    expect(fakes.recordAuthEvent).not.toHaveBeenCalled()
  })
})
