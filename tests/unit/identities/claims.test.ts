import { describe, expect, it } from 'vitest'
import { readStandardClaims } from '@/lib/identities/claims'

const read = (claims: Record<string, unknown>) => readStandardClaims('google', { sub: '1', ...claims })

describe('what a service says about a person', () => {
  it('is kept in our spelling', () => {
    expect(read({ email: ' Mia@Example.COM ', email_verified: true, name: ' Mia ' })).toEqual({
      provider: 'google',
      providerAccountId: '1',
      email: 'mia@example.com',
      email_verified: true,
      name: 'Mia',
    })
  })

  it.each([[{}], [{ sub: '' }], [{ sub: 7 }], [{ sub: 'x'.repeat(256) }], [{ sub: 'a\0b' }], [null]])(
    'is nobody without an id that can be kept: %j',
    (claims) => {
      expect(() => readStandardClaims('google', claims)).toThrow()
    },
  )

  it.each([false, 'true', 'false', 1, {}, null, undefined])(
    'confirms no e-mail with %j: only the boolean counts [R72]',
    (said) => {
      expect(read({ email: 'mia@example.com', email_verified: said }).email_verified).toBe(false)
    },
  )

  it.each([undefined, null, 7, '', 'mia', ['mia@example.com'], `${'x'.repeat(250)}@example.com`])(
    'confirms nothing where the e-mail is %j [R72]',
    (email) => {
      const claims = read({ email, email_verified: true })
      expect(claims.email_verified).toBe(false)
      expect(claims).not.toHaveProperty('email')
    },
  )

  it('cuts a name to what we can keep, whole characters only, and falls back to a user name', () => {
    expect(read({ name: '🍜'.repeat(100) }).name).toBe('🍜'.repeat(60))
    expect(read({ name: 'a\0b', preferred_username: 'mia' }).name).toBe('mia')
    expect(read({ name: '  ' })).not.toHaveProperty('name')
  })
})
