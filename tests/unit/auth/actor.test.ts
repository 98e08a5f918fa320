import '../../support/unit-env'
import { describe, expect, it } from 'vitest'
import { publicSessionId } from '@/lib/auth/public-session-id'
import { requireFreshProof } from '@/lib/auth/require-fresh-proof'
import type { Actor } from '@/lib/auth/schema'
import { toUserDto } from '@/lib/auth/to-user-dto'
import { newId, newSecretId } from '@/lib/core/ids'
import { minuteMs } from '@/lib/core/time'

const nowMs = Date.parse('2026-11-22T12:00:00Z')
const actor: Actor = {
  userId: newId(),
  sessionId: newSecretId(),
  provedAtMs: nowMs,
  role: 'partner',
  displayName: 'Mia',
  email: 'mia@example.com',
  emailVerified: true,
  partner: { id: newId(), handle: 'noodle-bar', name: 'Noodle Bar', avatarUrl: null },
}

describe('a person, as their own browser sees them', () => {
  it('is what the browser needs and nothing else that the server knows [R56]', () => {
    const known = { ...actor, epoch: 3, disabled: false, passwordHash: 'x' }
    const partner = { id: newId(), handle: 'noodle-bar', name: 'Noodle Bar', avatarUrl: '/a.png', rating: 1 }
    expect(toUserDto({ ...known, partner })).toEqual({
      id: actor.userId,
      email: 'mia@example.com',
      displayName: 'Mia',
      role: 'partner',
      emailVerified: true,
      partner: { handle: 'noodle-bar', name: 'Noodle Bar', avatarUrl: '/a.png' },
    })
  })

  it('has no profile of a partner where there is none', () => {
    expect(toUserDto({ ...actor, partner: null }).partner).toBeNull()
  })
})

describe('a fresh proof [R25]', () => {
  const codeAt = (laterMs: number) => {
    try {
      requireFreshProof(actor, nowMs + laterMs)
      return 'let through'
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  it('lasts fifteen minutes to the millisecond', () => {
    expect([0, 15 * minuteMs].map(codeAt)).toEqual(['let through', 'let through'])
    expect([15 * minuteMs + 1, 24 * 60 * minuteMs].map(codeAt)).toEqual(['proof_required', 'proof_required'])
  })

  it('is measured from now', () => {
    expect(() => requireFreshProof({ ...actor, provedAtMs: Date.now() })).not.toThrow()
    expect(() => requireFreshProof({ ...actor, provedAtMs: Date.now() - 16 * minuteMs })).toThrow()
  })
})

describe('what stands for a session on the screen [R25]', () => {
  it('is always the same for one session, another for another, and not the id', () => {
    const [one, other] = [newSecretId(), newSecretId()]
    expect(publicSessionId(one)).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(publicSessionId(one)).toBe(publicSessionId(one))
    expect(publicSessionId(one)).not.toBe(publicSessionId(other))
    expect(publicSessionId(one)).not.toBe(one)
  })
})
