import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as history } from '@/app/api/auth/history/route'
import { DELETE as remove } from '@/app/api/auth/passkeys/[passkeyId]/route'
import type { AuthEventPage } from '@/lib/audit/schema'
import type { Mail } from '@/lib/mail/send-mail'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { nameSilentIssuer } from '../support/broker-token'
import { Browser, codeOf } from '../support/browser'
import { ageProof } from '../support/old-proof'
import { addPasskey, logInBy, registerWithPasskey } from '../support/passkeys'
import { expectLimit } from '../support/spend-limit'

const sent = vi.hoisted(() => ({ mails: [] as Mail[] }))
vi.mock('@/lib/mail/send-mail', () => ({ sendMail: (mail: Mail) => sent.mails.push(mail) }))

beforeAll(nameSilentIssuer)

const end = (browser: Browser, passkeyId: string) =>
  browser.call(remove, { method: 'DELETE', params: { passkeyId } })

const isThere = async (id: string) => (await db().passkey.count({ where: { id } })) === 1

const linkTo = (provider: string, userId: string) =>
  db().identity.create({ data: { provider, providerAccountId: userId, userId, label: 'Mia' } })

const dropPassword = (userId: string) => db().password.delete({ where: { userId } })

describe('DELETE /api/auth/passkeys/:id', () => {
  describe('204', () => {
    it('removes it, and the owner hears of it in the history and by mail', async () => {
      const { account, device, passkey } = await registerWithPasskey()
      expect((await end(account.browser, passkey.id)).status).toBe(204)
      expect(await isThere(passkey.id)).toBe(false)
      expect((await logInBy(device, new Browser())).status).toBe(401)
      const page = await account.browser.call(history, { method: 'GET' })
      const { items } = (await page.json()) as AuthEventPage
      expect(items.find(({ kind }) => kind === 'passkey_remove')).toMatchObject({ detail: 'Kitchen phone' })
      const subjects = sent.mails.filter(({ to }) => to === account.email).map(({ subject }) => subject)
      expect(subjects).toContain('A passkey was removed from your account')
    })

    it('removes one of two where there is no password', async () => {
      const { account, passkey } = await registerWithPasskey()
      await addPasskey(account)
      await dropPassword(account.user.id)
      expect((await end(account.browser, passkey.id)).status).toBe(204)
    })

    it('removes the last one where another service opens the account', async () => {
      const { account, passkey } = await registerWithPasskey()
      await dropPassword(account.user.id)
      await linkTo('github', account.user.id)
      expect((await end(account.browser, passkey.id)).status).toBe(204)
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      const { passkey } = await registerWithPasskey()
      expect((await end(new Browser(), passkey.id)).status).toBe(401)
      expect(await isThere(passkey.id)).toBe(true)
    })
  })

  describe('403', () => {
    it('asks who it is when the last proof is old', async () => {
      const { account, passkey } = await registerWithPasskey()
      await ageProof(account.browser)
      const response = await end(account.browser, passkey.id)
      expect([response.status, await codeOf(response)]).toEqual([403, 'proof_required'])
      expect(await isThere(passkey.id)).toBe(true)
    })

    it('refuses another site [R60]', async () => {
      const { account, passkey } = await registerWithPasskey()
      const response = await account.browser.call(remove, {
        method: 'DELETE',
        params: { passkeyId: passkey.id },
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      })
      expect(response.status).toBe(403)
      expect(await isThere(passkey.id)).toBe(true)
    })
  })

  describe('404', () => {
    it("does not remove somebody else's [R57]", async () => {
      const { passkey } = await registerWithPasskey()
      const response = await end((await registerSomeone()).browser, passkey.id)
      expect([response.status, await codeOf(response)]).toEqual([404, 'not_found'])
      expect(await isThere(passkey.id)).toBe(true)
    })

    it("says not found, not last way in, for somebody else's to one who has a single way in [R57]", async () => {
      const { passkey } = await registerWithPasskey()
      const attacker = await registerWithPasskey()
      await dropPassword(attacker.account.user.id)
      expect((await end(attacker.account.browser, passkey.id)).status).toBe(404)
    })
  })

  describe('409', () => {
    it('keeps the last way in', async () => {
      const { account, passkey } = await registerWithPasskey()
      await dropPassword(account.user.id)
      const response = await end(account.browser, passkey.id)
      expect([response.status, await codeOf(response)]).toEqual([409, 'last_way_in'])
      expect(await isThere(passkey.id)).toBe(true)
    })

    it('keeps the last one beside a service that the environment no longer names', async () => {
      const { account, passkey } = await registerWithPasskey()
      await dropPassword(account.user.id)
      await linkTo('oidc:https://gone.example', account.user.id)
      expect(await codeOf(await end(account.browser, passkey.id))).toBe('last_way_in')
      expect(await isThere(passkey.id)).toBe(true)
    })

    it('keeps one of two when both are removed at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { account, passkey } = await registerWithPasskey()
        const other = await addPasskey(account)
        await dropPassword(account.user.id)
        const answers = await Promise.all([passkey, other].map(({ id }) => end(account.browser, id)))
        expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
      }
    })
  })

  describe('429', () => {
    it('counts by person: sixty in a minute', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => end(browser, 'none'))
    })
  })
})
