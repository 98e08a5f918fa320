import { describe, expect, it, vi } from 'vitest'
import { isRemembered, readSession, readSessions } from '@/lib/auth/session-store'
import { toAppError } from '@/lib/http/to-app-error'

const client = vi.hoisted(() => ({
  hmget: vi.fn(),
  hget: vi.fn(),
  zrangebyscore: vi.fn(),
  exists: vi.fn(async () => 0),
}))
vi.mock('@/lib/platform/redis', async (original) => ({
  ...(await original<typeof import('@/lib/platform/redis')>()),
  redis: async () => client,
}))

it.each([
  ['sessions_unavailable', 'Connection is closed.'],
  ['sessions_unavailable', 'getaddrinfo ENOTFOUND redis.example'],
  ['sessions_unavailable', "READONLY You can't write against a read only replica."],
  ['sessions_unavailable', "OOM command not allowed when used memory > 'maxmemory'."],
  ['internal', 'ERR Error running script: attempt to index a nil value'],
  ['internal', 'WRONGTYPE Operation against a key holding the wrong kind of value'],
  ['internal', 'BUSYKEY Target key name already exists.'],
])('answers %s for "%s"', async (code, message) => {
  client.hmget.mockRejectedValueOnce(new Error(message))
  expect(toAppError(await readSession('u', 's').catch((error: unknown) => error)).code).toBe(code)
})

it('keeps what an outage said for the log', async () => {
  const cause = new Error('Connection is closed.')
  client.hmget.mockRejectedValueOnce(cause)
  expect(await readSession('u', 's').catch((error: unknown) => error)).toMatchObject({ cause })
})

describe('a session as Redis has it', () => {
  it('is read as numbers; one from before proofs were kept has never proved anything', async () => {
    client.hmget.mockResolvedValueOnce(['3', '2', '7', '1234'])
    expect(await readSession('u', 's')).toEqual({ generation: 3, confirmed: 2, epoch: 7, provedAtMs: 1_234 })
    client.hmget.mockResolvedValueOnce(['0', '0', '0', null])
    expect(await readSession('u', 's')).toEqual({ generation: 0, confirmed: 0, epoch: 0, provedAtMs: 0 })
  })

  it('is over with a tombstone, and with any field missing', async () => {
    client.exists.mockResolvedValueOnce(1)
    client.hmget.mockResolvedValueOnce(['3', '2', '7', '1234'])
    expect(await readSession('u', 's')).toBeNull()
    for (const fields of [
      [null, '2', '7', '1234'],
      ['3', null, '7', '1234'],
      ['3', '2', null, '1234'],
      [null, null, null, null],
    ]) {
      client.hmget.mockResolvedValueOnce(fields)
      expect(await readSession('u', 's')).toBeNull()
    }
  })

  it('is remembered where its field says 1', async () => {
    for (const [field, isKept] of [
      ['1', true],
      ['0', false],
      [null, false],
    ]) {
      client.hget.mockResolvedValueOnce(field)
      expect(await isRemembered('u', 's')).toBe(isKept)
    }
    expect(client.hget).toHaveBeenLastCalledWith('auth:{u:u}:s:s', 'rem')
  })
})

it('lists the devices that are left, last used first, a nameless one too', async () => {
  client.zrangebyscore.mockResolvedValueOnce(['old', 'gone', 'new', 'nameless'])
  const rows: Record<string, (string | null)[]> = {
    'auth:{u:u}:s:old': ['Safari on iPhone', '192.0.2.1', '1000', '2000'],
    'auth:{u:u}:s:gone': [null, null, null, null],
    'auth:{u:u}:s:new': ['Firefox on Linux', '192.0.2.2', '1500', '9000'],
    'auth:{u:u}:s:nameless': [null, null, '1200', '5000'],
  }
  client.hmget.mockImplementation(async (key: string) => rows[key])
  expect(await readSessions('u')).toEqual([
    { sessionId: 'new', label: 'Firefox on Linux', ip: '192.0.2.2', createdAtMs: 1_500, usedAtMs: 9_000 },
    { sessionId: 'nameless', label: '', ip: '', createdAtMs: 1_200, usedAtMs: 5_000 },
    { sessionId: 'old', label: 'Safari on iPhone', ip: '192.0.2.1', createdAtMs: 1_000, usedAtMs: 2_000 },
  ])
})
