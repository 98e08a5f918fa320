import { describe, expect, it } from 'vitest'
import type { Refusal } from '@/components/auth/send-form'
import { endOfError, endOfRefusal } from '@/components/identities/journey-end'
import { journeyErrors } from '@/lib/identities/schema'

const signIn = { next: '/saved', isForSettings: false }
const settings = { next: '/settings/sign-in', isForSettings: true }
const refusal = (code: Refusal['code']): Refusal => ({ code, message: 'What the server said.', fields: {} })

describe('the end of a journey to a provider', () => {
  it.each(journeyErrors)('has words of its own for "%s", and a way on', (error) => {
    const end = endOfError(error, signIn)
    expect(end.title).not.toBe('')
    expect(end.text).toMatch(/\.$/)
    expect(end.way.href).toBe('/login?next=%2Fsaved')
    expect(endOfError(error, settings).way.href).toBe('/settings/sign-in')
  })

  it.each(['email_taken', 'identity_taken', 'oauth_refused'] as const)(
    'is final after %s: the same answer could only be refused again',
    (code) => {
      expect(endOfRefusal(refusal(code), signIn)).toMatchObject({ text: 'What the server said.' })
      expect(endOfRefusal(refusal(code), signIn).canRetry).toBeUndefined()
    },
  )

  it.each(['offline', 'rate_limited', 'busy', 'sessions_unavailable', 'proof_required'] as const)(
    'can be tried again after %s',
    (code) => {
      expect(endOfRefusal(refusal(code), settings).canRetry).toBe(true)
    },
  )

  it('asks those who are signed out to sign in, and brings them back', () => {
    expect(endOfRefusal(refusal('unauthenticated'), settings).way.href).toBe(
      '/login?next=%2Fsettings%2Fsign-in',
    )
  })
})
