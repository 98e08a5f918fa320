import { afterEach, describe, expect, it, vi } from 'vitest'
import '../../support/unit-env'

async function relyingPartyAt(origin: string) {
  vi.resetModules()
  vi.stubEnv('APP_ORIGIN', origin)
  vi.stubEnv('TRUSTED_PROXY_HOPS', '1')
  return (await import('@/lib/passkeys/relying-party')).relyingParty()
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('relyingParty', () => {
  it.each([
    ['https://morsel.example', 'morsel.example'],
    ['https://food.morsel.example:8443', 'food.morsel.example'],
    ['http://localhost:3000', 'localhost'],
  ])('is the whole host of %s, without its port and without a parent', async (origin, id) => {
    expect(await relyingPartyAt(origin)).toEqual({ id, name: 'Morsel', origin })
  })
})
