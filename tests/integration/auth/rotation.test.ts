import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signingKeyId } from '@/lib/auth/key-ring'
import { confirmGeneration, type Rotation, removeSession, rotateSession } from '@/lib/auth/session-store'
import { generateRefreshToken } from '@/lib/auth/tokens'
import { dayMs, hourMs } from '@/lib/core/time'
import { storedSession } from '../../support/sessions'

type Session = Awaited<ReturnType<typeof storedSession>>

const present = (session: Session, generation: number, overrides = {}) =>
  rotateSession({ ...session, generation, ...overrides })

/** As if the last rotation were that long ago. */
async function ageRotation({ client, keys }: Session, ms: number) {
  const rotatedAtMs = Number(await client.hget(keys.session, 'rot'))
  await client.hset(keys.session, 'rot', rotatedAtMs - ms)
}

const successor = (rotation: Rotation) => {
  if (!('kid' in rotation)) throw new Error(`no successor: ${rotation.outcome}`)
  return rotation
}

const terminal = ['revoked', 'gone', 'expired', 'reuse']

type Model = { newest: number; confirmed: number; ageMs: number; alive: boolean }
type Move = { do: 'present'; back: number } | { do: 'confirm' } | { do: 'wait'; ms: number }

/** What the rules say, without the script's own words. */
function expected(model: Model, generation: number): string {
  if (generation === model.newest) return 'rotated'
  const inWindow = model.ageMs < 30_000 || model.confirmed < model.newest
  return generation === model.newest - 1 && inWindow ? 'retry' : 'reuse'
}

async function takeStep(session: Session, model: Model, move: Move): Promise<void> {
  if (move.do === 'confirm') {
    await confirmGeneration(session.userId, session.sessionId, model.newest)
    model.confirmed = model.newest
    return
  }
  if (move.do === 'wait') {
    if (model.alive) await ageRotation(session, move.ms)
    model.ageMs += move.ms
    return
  }
  const generation = Math.max(0, model.newest - move.back)
  const { outcome } = await present(session, generation)
  if (!model.alive) {
    expect(terminal).toContain(outcome)
    return
  }
  expect(outcome).toBe(expected(model, generation))
  if (outcome === 'rotated') Object.assign(model, { newest: generation + 1, confirmed: generation, ageMs: 0 })
  if (outcome === 'reuse') model.alive = false
}

describe('rotation script', () => {
  it('lets 300 parallel callers share one rotation and one refresh token [R15]', async () => {
    const session = await storedSession({ kid: await signingKeyId() })
    const replies = await Promise.all(Array.from({ length: 300 }, () => present(session, 0)))
    const outcomes = replies.map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'rotated')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'retry')).toHaveLength(299)
    const tokens = await Promise.all(
      replies.map((reply) => generateRefreshToken({ ...session, ...successor(reply) })),
    )
    expect(new Set(tokens).size).toBe(1)
  })

  it('gives callers that offer two different keys the key of the first [R6]', async () => {
    const session = await storedSession()
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, index) => present(session, 0, { kid: `kid-${index % 2}` })),
    )
    expect(new Set(replies.map((reply) => successor(reply).kid)).size).toBe(1)
  })

  it('refuses a wrong nonce and changes nothing; a reuse kills the session [R17, R19]', async () => {
    const session = await storedSession()
    const { client, keys } = session
    await present(session, 0)
    const before = await client.hgetall(keys.session)
    expect(await present(session, 1, { nonce: 'guessed' })).toEqual({ outcome: 'forged', reason: '' })
    expect(await present(session, 0, { nonce: 'guessed' })).toEqual({ outcome: 'forged', reason: '' })
    expect(await client.hgetall(keys.session)).toEqual(before)
    expect(await client.exists(keys.tombstone)).toBe(0)

    expect((await present(session, 1)).outcome).toBe('rotated')
    expect((await present(session, 0)).outcome).toBe('reuse')
    for (const generation of [0, 1, 2])
      expect(await present(session, generation)).toEqual({ outcome: 'revoked', reason: 'reuse' })
    expect(await client.zcard(keys.index)).toBe(0)
    expect(await client.exists(keys.session)).toBe(0)
    expect(await client.ttl(keys.tombstone)).toBeGreaterThan(86_000)
  })

  it('repeats a lost answer until the successor has been seen in use [R16]', async () => {
    const session = await storedSession({ remember: true })
    await present(session, 0)
    await ageRotation(session, hourMs)
    expect((await present(session, 0)).outcome).toBe('retry')
    await confirmGeneration(session.userId, session.sessionId, 1)
    expect((await present(session, 0)).outcome).toBe('reuse')
  })

  it('does not let retries extend the window [R16]', async () => {
    const session = await storedSession()
    await present(session, 0)
    await confirmGeneration(session.userId, session.sessionId, 1)
    await ageRotation(session, 29_000)
    expect((await present(session, 0)).outcome).toBe('retry')
    await ageRotation(session, 1_500)
    expect((await present(session, 0)).outcome).toBe('reuse')
  })

  it('gives up on an unconfirmed successor after a day [R16]', async () => {
    const session = await storedSession({ remember: true })
    await present(session, 0)
    await ageRotation(session, dayMs + 1_000)
    expect((await present(session, 0)).outcome).toBe('reuse')
  })

  it.each([
    [true, 13 * dayMs, 14 * dayMs],
    [false, 11 * hourMs, 12 * hourMs],
  ])('sets the idle end by what was remembered: %s [R26]', async (remember, above, atMost) => {
    const session = await storedSession({ remember })
    await present(session, 0)
    const ttlMs = await session.client.pttl(session.keys.session)
    expect(ttlMs).toBeGreaterThan(above)
    expect(ttlMs).toBeLessThanOrEqual(atMost)
    expect(await session.client.hget(session.keys.session, 'abs')).toBe(String(session.absoluteEndMs))
  })

  it('never slides the absolute end [R26]', async () => {
    const session = await storedSession()
    await session.client.hset(session.keys.session, 'abs', session.nowMs + hourMs)
    await present(session, 0)
    expect(await session.client.pttl(session.keys.session)).toBeLessThanOrEqual(hourMs)
  })

  it('ends at the absolute end [R26]', async () => {
    const session = await storedSession()
    await session.client.hset(session.keys.session, 'abs', session.nowMs - 1)
    expect((await present(session, 0)).outcome).toBe('expired')
    expect(terminal).toContain((await present(session, 0)).outcome)
  })

  it('goes on after Redis was rolled back [R29]', async () => {
    const session = await storedSession()
    expect(successor(await present(session, 9)).generation).toBe(10)
    expect(await session.client.hget(session.keys.session, 'gen')).toBe('10')
  })

  it('ends when the epoch in Postgres moved on [R22]', async () => {
    const session = await storedSession()
    expect(await present(session, 0, { epoch: 1 })).toEqual({ outcome: 'revoked', reason: 'epoch' })
    expect(await present(session, 0)).toEqual({ outcome: 'revoked', reason: 'epoch' })
  })

  it('consults the blacklist in the same step, even where the session is still there [R20]', async () => {
    const session = await storedSession()
    await session.client.set(session.keys.tombstone, 'admin', 'PX', 60_000)
    expect(await present(session, 0)).toEqual({ outcome: 'revoked', reason: 'admin' })
    expect(await session.client.hget(session.keys.session, 'gen')).toBe('0')
  })

  it('lets a logout win over refreshes in flight, for ever [R23]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), async (order) => {
        const session = await storedSession()
        const work = [
          () => removeSession(session.userId, session.sessionId, 'logout'),
          () => confirmGeneration(session.userId, session.sessionId, 0),
          () => confirmGeneration(session.userId, session.sessionId, 1),
          () => present(session, 1),
          ...Array.from({ length: 4 }, () => () => present(session, 0)),
        ]
        await Promise.all(order.map((index) => work[index]?.()))
        expect((await present(session, 1)).outcome).toBe('revoked')
        expect(await session.client.exists(session.keys.session)).toBe(0)
        expect(await session.client.zscore(session.keys.index, session.sessionId)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('keeps at most one live generation on any walk; older than the one before always kills [R16, R17]', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('present' as const), back: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ do: fc.constant('confirm' as const) }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 31_000, hourMs) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (walk) => {
        const session = await storedSession()
        const model: Model = { newest: 0, confirmed: 0, ageMs: 0, alive: true }
        for (const move of walk) await takeStep(session, model, move)
      }),
      { numRuns: 300 },
    )
  })
})
