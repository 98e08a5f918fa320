import { expect, it, vi } from 'vitest'
import { unitEnv } from '../../support/unit-env'

const load = async () => {
  vi.resetModules()
  return (await import('@/lib/platform/redis')).redis()
}

it('drops what an older module left on globalThis, and shares its own with the other copy of itself', async () => {
  const disconnect = vi.fn()
  for (const morselRedis of [{ disconnect }, { client: { disconnect }, firstAnswer: Promise.resolve() }]) {
    Object.assign(globalThis, { morselRedis })
    const fresh = await load()
    expect(fresh).not.toHaveProperty('disconnect', disconnect)
    fresh.disconnect()
  }
  expect(disconnect).toHaveBeenCalledTimes(2)
  const client = await load()
  expect(await load()).toBe(client)
  vi.stubEnv('REDIS_URL', unitEnv.REDIS_URL.replace(':1', ':2'))
  const other = await load()
  expect(other).not.toBe(client)
  other.disconnect()
  vi.unstubAllEnvs()
})
