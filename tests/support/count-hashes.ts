import { vi } from 'vitest'

const counter = vi.hoisted(() => ({ verify: 0 }))

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    verify: (...args: Parameters<typeof real.verify>) => {
      counter.verify += 1
      return real.verify(...args)
    },
  }
})

/** How often a password was compared with a hash since this file was loaded. */
export const argon2idVerifyCalls = () => counter.verify
