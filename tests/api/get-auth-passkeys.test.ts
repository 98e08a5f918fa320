import { describe, expect, it } from 'vitest'
import { GET as list } from '@/app/api/auth/passkeys/route'
import { registerSomeone } from '../support/accounts'
import { Authenticator } from '../support/authenticator'
import { Browser } from '../support/browser'
import { addPasskey, logInBy } from '../support/passkeys'

const get = async (browser: Browser) => (await browser.call(list, { method: 'GET' })).json()

describe('GET /api/auth/passkeys', () => {
  describe('200', () => {
    it('lists what opens this account, oldest first, and nothing that signs [R56]', async () => {
      const account = await registerSomeone()
      const device = new Authenticator()
      const first = await addPasskey(account, device, 'First')
      const second = await addPasskey(account, new Authenticator(), 'Second')
      await logInBy(device, new Browser())
      const { passkeys } = await get(account.browser)
      expect(passkeys).toEqual([{ ...first, lastUsedAt: expect.any(String) }, second])
    })

    it("lists nobody else's [R57]", async () => {
      await addPasskey(await registerSomeone())
      expect(await get((await registerSomeone()).browser)).toEqual({ passkeys: [] })
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(list, { method: 'GET' })).status).toBe(401)
    })
  })
})
