import { describe, expect, it } from 'vitest'
import { currentPassword, emailInput, newPasswordInput, registerInput, shortName } from '@/lib/auth/schema'

const viewer = {
  email: 'mia@example.com',
  password: 'correct horse battery',
  displayName: 'Mia',
  role: 'viewer',
}

describe('who registers', () => {
  it('needs the name of a kitchen as a food partner, and none as a viewer', () => {
    const partner = { ...viewer, role: 'partner' }
    expect(registerInput.safeParse(viewer).success).toBe(true)
    expect(registerInput.safeParse({ ...partner, partnerName: 'Noodle Bar' }).success).toBe(true)
    const refused = registerInput.safeParse(partner)
    expect(refused.error?.issues).toEqual([
      expect.objectContaining({
        path: ['partnerName'],
        message: expect.stringContaining('restaurant or kitchen'),
      }),
    ])
  })

  it('cannot make themselves an admin, nor say anything that nobody asked', () => {
    expect(registerInput.safeParse({ ...viewer, role: 'admin' }).success).toBe(false)
    expect(registerInput.safeParse({ ...viewer, emailVerified: true }).success).toBe(false)
  })
})

describe('a field that is refused', () => {
  it.each([
    ['a password that is too short', newPasswordInput, 'eleven sign', 'at least 12 characters'],
    ['a password that is too long', newPasswordInput, 'x'.repeat(129), 'at most 128 characters'],
    ['a password with half a character', newPasswordInput, 'twelve signs \ud83c', 'broken character'],
    ['no password', currentPassword, '', 'enter your password'],
    ['a password in more bytes than are hashed', currentPassword, '🍜'.repeat(300), 'too long'],
    ['what is no e-mail', emailInput, 'mia', 'like mia@example.com'],
    ['an e-mail that is too long', emailInput, `${'m'.repeat(250)}@example.com`, 'too long'],
    ['no name', shortName, '  ', 'fill this in'],
    ['a name that is too long', shortName, 'x'.repeat(61), 'at most 60 characters'],
  ])('says what to do about it: %s', (_, schema, text, words) => {
    const messages = schema.safeParse(text).error?.issues.map(({ message }) => message)
    expect(messages).toContainEqual(expect.stringContaining(words))
  })
})
