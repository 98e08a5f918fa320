import { beforeAll, describe, expect, it } from 'vitest'
import { GET as history } from '@/app/api/auth/history/route'
import { DELETE as unlink } from '@/app/api/auth/identities/[provider]/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { arrive, arriveToLink, nameSilentIssuer } from '../support/broker-token'
import { Browser, codeOf, uniqueEmail } from '../support/browser'
import { isSignedIn } from '../support/device-list'
import { keepMailsInFolder, waitForMail } from '../support/mail-folder'
import { postExchange } from '../support/oauth-journey'
import { ageProof } from '../support/old-proof'
import { expectLimit } from '../support/spend-limit'

beforeAll(nameSilentIssuer)
keepMailsInFolder()

const remove = (browser: Browser, provider = 'oidc') =>
  browser.call(unlink, { method: 'DELETE', params: { provider } })

const left = async (userId: string) =>
  (await db().identity.findMany({ where: { userId } })).map(({ provider }) => provider.split(':')[0]).sort()

async function registerLinked() {
  const account = await registerSomeone()
  await arriveToLink(account.browser)
  await postExchange(account.browser, { link: true })
  return account
}

/** Somebody who came with a service and has no password. */
async function arriveForTheFirstTime(sub = uniqueEmail()) {
  const browser = await arrive({ sub })
  const { user } = (await (await postExchange(browser)).json()) as { user: { id: string } }
  return { browser, userId: user.id, sub }
}

const linkGithub = async (browser: Browser) => {
  await arriveToLink(browser, { provider: 'github' })
  expect((await postExchange(browser, { link: true })).status).toBe(204)
}

describe('DELETE /api/auth/identities/:provider', () => {
  describe('204', () => {
    it('unlinks, keeps the session, and says so in the history', async () => {
      const { browser, user } = await registerLinked()
      expect((await remove(browser)).status).toBe(204)
      expect(await left(user.id)).toEqual([])
      expect(await isSignedIn(browser)).toBe(true)
      const { items } = await (await browser.call(history, { method: 'GET' })).json()
      expect(items[0]).toMatchObject({ kind: 'identity_unlink', outcome: 'ok', detail: 'oidc' })
    })

    it('leaves the others alone, and is enough where one of them or a passkey is left', async () => {
      const { browser, userId } = await arriveForTheFirstTime()
      await linkGithub(browser)
      expect((await remove(browser)).status).toBe(204)
      expect(await left(userId)).toEqual(['github'])
      await db().passkey.create({
        data: {
          id: newId(),
          userId,
          name: 'Phone',
          publicKey: new Uint8Array([1]),
          signCount: 0,
          backedUp: false,
        },
      })
      expect((await remove(browser, 'github')).status).toBe(204)
      expect(await left(userId)).toEqual([])
    })
  })

  it('tells the owner by mail what was linked and what was unlinked', async () => {
    const { browser, email } = await registerLinked()
    expect((await waitForMail(email, /new way to sign in/i)).text).toContain('Test ID')
    await remove(browser)
    expect((await waitForMail(email, /way to sign in was removed/i)).text).toContain('Test ID')
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await remove(new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('asks for a fresh proof', async () => {
      const { browser, user } = await registerLinked()
      await ageProof(browser)
      const response = await remove(browser)
      expect([response.status, await codeOf(response)]).toEqual([403, 'proof_required'])
      expect(await left(user.id)).toEqual(['oidc'])
    })

    it('refuses another site [R60]', async () => {
      const { browser, user } = await registerLinked()
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const params = { provider: 'oidc' }
      expect((await browser.call(unlink, { method: 'DELETE', params, headers })).status).toBe(403)
      expect(await left(user.id)).toEqual(['oidc'])
    })
  })

  describe('404', () => {
    it('finds nothing that is not linked, not known, or somebody else’s', async () => {
      const owner = await registerLinked()
      const { browser } = await registerSomeone()
      for (const provider of ['oidc', 'github', 'credentials', '../sessions'])
        expect((await remove(browser, provider)).status).toBe(404)
      expect(await left(owner.user.id)).toEqual(['oidc'])
    })
  })

  describe('409', () => {
    it('keeps the last way in', async () => {
      const { browser, userId } = await arriveForTheFirstTime()
      const response = await remove(browser)
      expect([response.status, await codeOf(response)]).toEqual([409, 'last_way_in'])
      expect(await left(userId)).toEqual(['oidc'])
    })

    it('does not count a service that is no longer offered', async () => {
      const { browser, userId } = await arriveForTheFirstTime()
      const identity = { userId, providerAccountId: uniqueEmail(), label: 'Mia' }
      await db().identity.create({ data: { ...identity, provider: 'google' } })
      expect(await codeOf(await remove(browser))).toBe('last_way_in')
      expect((await remove(browser, 'google')).status).toBe(204)
    })

    it('keeps one of two that are unlinked at the same moment', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { browser, userId } = await arriveForTheFirstTime()
        await linkGithub(browser)
        const answers = await Promise.all([remove(browser), remove(browser, 'github')])
        expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
        expect(await left(userId)).toHaveLength(1)
      }
    })
  })

  describe('429', () => {
    it('limits a person', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => remove(browser))
    })
  })
})
