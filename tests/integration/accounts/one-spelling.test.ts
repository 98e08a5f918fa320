import { beforeEach, describe, expect, it } from 'vitest'
import { POST as forgot } from '@/app/api/auth/forgot/route'
import { POST as login } from '@/app/api/auth/login/route'
import { POST as register } from '@/app/api/auth/register/route'
import { registerSomeone } from '../../support/accounts'
import { Browser, goodPassword } from '../../support/browser'
import { stayClearOfWindowEnd } from '../../support/window-end'

const fullWidth = (text: string) =>
  text.replace(/[a-z]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0))

describe('one address in many spellings', () => {
  beforeEach(() => stayClearOfWindowEnd())

  it('is one account, one look-up and one limit [R48]', async () => {
    const { email, user } = await registerSomeone()
    const spellings = [email, email.toUpperCase(), ` ${email}\t`, fullWidth(email)]
    for (const spelling of spellings) {
      const found = await new Browser().call(login, { body: { email: spelling, password: goodPassword } })
      expect(await found.json()).toMatchObject({ user: { id: user.id, email } })
      const body = { email: spelling, password: goodPassword, displayName: 'Mia', role: 'viewer' }
      expect((await new Browser().call(register, { body })).status).toBe(409)
    }
    const statuses = []
    for (const spelling of spellings)
      statuses.push((await new Browser().call(forgot, { body: { email: spelling } })).status)
    expect(statuses).toEqual([202, 202, 202, 429])
  })
})
