import { describe, expect, it, vi } from 'vitest'
import { scriptDriver, useCaseDriver } from './session-model/drivers'
import { explore } from './session-model/explore'

vi.mock('@/lib/auth/lifetimes', async (original) => ({
  ...(await original<typeof import('@/lib/auth/lifetimes')>()),
  // So that a walk of some twenty steps evicts; ten itself is tested in start-session.test.ts.
  maxSessionsPerUser: 3,
}))

/** Seconds alone on a machine, minutes beside everything else: not a limit that proves anything. */
const timeoutMs = 600_000

const byScripts = 9_600
const byUseCases = 500

/** What must have happened often, or the walks would not have gone where it matters. */
const events = [
  ...[
    'login',
    'logout',
    'revoke',
    'revoke others',
    'revoke all',
    'proof',
    'epoch',
    'rollback',
    'flush',
    'wait',
    'tabs',
    'late',
    'access',
  ],
  ...['rotated', 'rotated after a rollback', 'retry', 'replay refused', 'access refused'],
  ...['logout', 'replaced', 'evicted', 'device_list', 'reuse', 'epoch', 'gone', 'forged'].map(
    (why) => `refused: ${why}`,
  ),
  ...['arrives', 'lost', 'twice'].map((fate) => `a promise kept: ${fate}`),
]

/**
 * Issue 3, check 1. Lost, repeated and delayed answers, logouts, revocations, epochs, a Redis that was rolled back or
 * flushed, thieves and forgers, in any order: no false logout, no replay beyond the rule, nothing that was ended comes back,
 * and the index is the live sessions. That the model sees a broken script is shown in session-model-bites.test.ts.
 */
describe('any interleaving [R15, R16, R17, R19, R20, R22, R23, R24, R26, R29]', () => {
  it('is 10,000 of them', () => {
    expect(byScripts + byUseCases).toBeGreaterThanOrEqual(10_000)
  })

  it('of the scripts on a real Redis keeps every promise', { timeout: timeoutMs }, async () => {
    const { finished, happened } = await explore(scriptDriver, byScripts)
    expect(finished).toBeGreaterThanOrEqual(byScripts)
    for (const event of events) expect([event, (happened.get(event) ?? 0) > 25]).toEqual([event, true])
  })

  it('of the use-cases on a real Redis and Postgres keeps every promise', {
    timeout: timeoutMs,
  }, async () => {
    const { finished, happened } = await explore(useCaseDriver, byUseCases)
    expect(finished).toBeGreaterThanOrEqual(byUseCases)
    for (const event of events) expect([event, happened.has(event)]).toEqual([event, true])
  })
})
