import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/admin/moderation/route'
import { GET as getMe } from '@/app/api/auth/me/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { type Account, registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser } from '../support/browser'
import { leaveComment } from '../support/comments'
import { registerAdmin } from '../support/given-up'
import { insertClip } from '../support/insert-clip'
import { reportClip } from '../support/moderation'
import { ownerOf, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

let admin: Account
let kitchen: Account
let clip: string
beforeAll(async () => {
  ;[admin, kitchen] = [await registerAdmin(), await registerPartner()]
  clip = await insertClip(await ownerOf(kitchen), { name: 'Soup', publishedAt: new Date() })
})

const hideClip = () => ({ deed: 'hide', kind: 'clip', thingId: clip, why: 'Raw chicken' })
const decide = (browser: Browser, more: Record<string, unknown> = {}) =>
  browser.call(POST, { body: { ...hideClip(), ...more } })

describe('POST /api/admin/moderation', () => {
  describe('200', () => {
    it('takes a clip down, closes its reports, writes down who and why, and says so once', async () => {
      await reportClip(clip, 2)
      const first = await decide(admin.browser)
      expect([first.status, await first.json()]).toEqual([200, { changed: true, closedReports: 2 }])
      expect(await (await decide(admin.browser)).json()).toEqual({ changed: false, closedReports: 0 })
      expect(await db().moderationDeed.findMany({ where: { thingId: clip } })).toMatchObject([
        { actorId: admin.user.id, deed: 'hide', kind: 'CLIP', about: 'Soup', why: 'Raw chicken' },
      ])
    })

    it('a suspended account is signed out at once, on every device, and signs in nowhere until it is opened', async () => {
      const person = await registerSomeone()
      const phone = await signInElsewhere(person)
      const target = await insertClip(await ownerOf(kitchen), { name: 'Tea', publishedAt: new Date() })
      const thingId = await leaveComment(person.browser, target)
      const about = { kind: 'comment', thingId, why: 'Insults' }
      expect((await decide(admin.browser, { ...about, deed: 'suspend' })).status).toBe(200)
      for (const browser of [person.browser, phone])
        expect((await browser.call(getMe, { method: 'GET' })).status).toBe(401)
      await expect(signInElsewhere(person)).rejects.toThrow('login')
      expect((await decide(admin.browser, { ...about, deed: 'unsuspend' })).status).toBe(200)
      expect((await phone.call(getMe, { method: 'GET' })).status).toBe(401)
      expect((await (await signInElsewhere(person)).call(getMe, { method: 'GET' })).status).toBe(200)
    })
  })

  describe('400', () => {
    it('no JSON', async () => {
      const rawBody = new TextEncoder().encode('{')
      expect((await admin.browser.call(POST, { rawBody })).status).toBe(400)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await decide(new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer and a partner, and an admin about themselves', async () => {
      for (const { browser } of [await registerSomeone(), kitchen])
        expect((await decide(browser)).status).toBe(403)
      const target = await insertClip(await ownerOf(kitchen), { name: 'Rice', publishedAt: new Date() })
      const thingId = await leaveComment(admin.browser, target)
      expect((await decide(admin.browser, { deed: 'suspend', kind: 'comment', thingId })).status).toBe(403)
      expect((await admin.browser.call(getMe, { method: 'GET' })).status).toBe(200)
    })
  })

  describe('404', () => {
    it('what is not there', async () => {
      for (const kind of ['clip', 'comment', 'partner'])
        expect((await decide(admin.browser, { kind, thingId: newId() })).status).toBe(404)
    })
  })

  describe('413', () => {
    it('a huge body', async () => {
      expect((await decide(admin.browser, { why: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('no type at all', async () => {
      const headers = { 'content-type': null }
      const rawBody = new Uint8Array([123, 125])
      expect((await admin.browser.call(POST, { rawBody, headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      { why: ' ' },
      { why: 'x'.repeat(501) },
      { deed: 'ban' },
      { kind: 'account' },
      { thingId: '1' },
      { actorId: newId() },
    ])('%j', async (more) => {
      expect((await decide(admin.browser, more)).status).toBe(422)
    })

    it('hiding a kitchen, which is suspended', async () => {
      const { partner } = await ownerOf(kitchen)
      expect((await decide(admin.browser, { kind: 'partner', thingId: partner.id })).status).toBe(422)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerAdmin()
      await expectLimit('admin.write', () => decide(browser, { why: '' }))
    })
  })
})
