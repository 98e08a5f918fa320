import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/reports/route'
import { newId } from '@/lib/core/ids'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { leaveComment } from '../support/comments'
import { insertClip } from '../support/insert-clip'
import { ownerOf, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

let kitchen: Account
let clip: string
beforeAll(async () => {
  kitchen = await registerPartner()
  clip = await insertClip(await ownerOf(kitchen), { name: 'Soup', publishedAt: new Date() })
})

const aboutClip = () => ({ about: { kind: 'clip', id: clip }, reason: 'unsafe', note: 'Raw chicken' })
const tell = (browser: Browser, body: unknown = aboutClip()) => browser.call(POST, { body })

describe('POST /api/reports', () => {
  describe('200', () => {
    it('told again, it is the same report', async () => {
      const { browser } = await registerSomeone()
      const first = await tell(browser)
      const again = await tell(browser, { ...aboutClip(), reason: 'spam' })
      expect([first.status, again.status]).toEqual([201, 200])
      expect(await again.json()).toEqual(await first.json())
    })
  })

  describe('201', () => {
    it('a clip, a comment and a kitchen', async () => {
      const { browser } = await registerSomeone()
      const id = await leaveComment((await registerSomeone()).browser, clip)
      const { handle } = kitchen.user.partner ?? {}
      for (const about of [
        { kind: 'clip', id: clip },
        { kind: 'comment', id },
        { kind: 'partner', handle },
      ]) {
        const answer = await tell(browser, { about, reason: 'spam' })
        expect([answer.status, await answer.json()]).toEqual([
          201,
          { report: { id: expect.any(String), reason: 'spam', createdAt: expect.any(String) } },
        ])
      }
    })
  })

  describe('400', () => {
    it('no JSON', async () => {
      const { browser } = await registerSomeone()
      expect((await browser.call(POST, { rawBody: new TextEncoder().encode('{') })).status).toBe(400)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await tell(new Browser())).status).toBe(401)
    })
  })

  describe('404', () => {
    it('what is not on show', async () => {
      const { browser } = await registerSomeone()
      const draft = await insertClip(await ownerOf(kitchen), { name: 'Draft' })
      for (const about of [
        { kind: 'clip', id: draft },
        { kind: 'clip', id: newId() },
        { kind: 'comment', id: newId() },
        { kind: 'partner', handle: 'nobody-cooks-here' },
      ])
        expect((await tell(browser, { about, reason: 'spam' })).status).toBe(404)
    })
  })

  describe('413', () => {
    it('a huge body', async () => {
      const { browser } = await registerSomeone()
      expect((await tell(browser, { ...aboutClip(), note: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('no type at all', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': null }
      expect((await browser.call(POST, { rawBody: new Uint8Array([123, 125]), headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      { reason: 'boring' },
      { reason: 'other', note: ' ' },
      { note: 'x'.repeat(501) },
      { about: { kind: 'account', id: newId() } },
      { about: { kind: 'clip', handle: 'kumo-ramen' } },
      { reporterId: newId() },
    ])('%j', async (more) => {
      const { browser } = await registerSomeone()
      expect((await tell(browser, { ...aboutClip(), ...more })).status).toBe(422)
    })

    it('one’s own', async () => {
      expect((await tell(kitchen.browser)).status).toBe(422)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('report.write', () => tell(browser, {}))
    })
  })
})
