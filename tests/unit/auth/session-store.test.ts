import { expect, it, vi } from 'vitest'
import { readSession } from '@/lib/auth/session-store'
import { toAppError } from '@/lib/http/to-app-error'

const client = vi.hoisted(() => ({ hmget: vi.fn(), exists: async () => 0 }))
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
