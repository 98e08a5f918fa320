import { describe, expect, it, vi } from 'vitest'
import { hashesAtOnce, hashPassword, maxWaitingHashes, verifyPassword } from '@/lib/auth/password'

/** Hashes that end when told to: three hundred real ones would take a busy machine half a minute. */
const argon = vi.hoisted(() => {
  const ends: (() => void)[] = []
  let started = 0
  return {
    ends,
    started: () => started,
    work: <Result>(result: Result) =>
      new Promise<Result>((resolve) => {
        started += 1
        ends.push(() => resolve(result))
      }),
  }
})

vi.mock('@node-rs/argon2', () => ({ hash: () => argon.work('a hash'), verify: () => argon.work(true) }))

/** Ends what runs until nothing is left. */
async function endAll(promises: Promise<unknown>[]): Promise<void> {
  let isOver = false
  void Promise.allSettled(promises).then(() => {
    isOver = true
  })
  while (!isOver) {
    argon.ends.shift()?.()
    await Promise.resolve()
  }
}

describe('a crowd that has its passwords hashed', () => {
  it('runs few, waits in line, and is refused beyond that, hashing or comparing [R35]', async () => {
    const crowd = Array.from({ length: hashesAtOnce + maxWaitingHashes }, (_, number) =>
      number % 2 === 0 ? hashPassword('x') : verifyPassword('a hash', 'x'),
    )
    expect(argon.started()).toBe(hashesAtOnce)
    await expect(hashPassword('one more')).rejects.toMatchObject({ code: 'busy' })
    await expect(verifyPassword('a hash', 'one more')).rejects.toMatchObject({ code: 'busy' })
    expect(argon.started()).toBe(hashesAtOnce)

    await endAll(crowd)
    expect(argon.started()).toBe(crowd.length)
    const later = hashPassword('later')
    await endAll([later])
    expect(await later).toBe('a hash')
  })
})
