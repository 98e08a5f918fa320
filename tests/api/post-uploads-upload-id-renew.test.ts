import { describe, expect, it } from 'vitest'
import { POST as renew } from '@/app/api/uploads/[uploadId]/renew/route'
import { DELETE as cancel } from '@/app/api/uploads/[uploadId]/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { registerPartner, takeTicket } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

const ask = (browser: Browser, uploadId: string) => browser.call(renew, { params: { uploadId } })

describe('POST /api/uploads/:id/renew', () => {
  describe('200', () => {
    it('signs the same key again', async () => {
      const partner = await registerPartner()
      const ticket = await takeTicket(partner)
      const response = await ask(partner.browser, ticket.uploadId)
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ uploadId: ticket.uploadId, key: ticket.key })
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await ask(new Browser(), newId())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await ask((await registerSomeone()).browser, newId())).status).toBe(403)
    })
  })

  describe('404', () => {
    it("another partner's ticket", async () => {
      const { uploadId } = await takeTicket(await registerPartner())
      expect((await ask((await registerPartner()).browser, uploadId)).status).toBe(404)
    })
  })

  describe('422', () => {
    it('a ticket that was given up, and one that is older than a day', async () => {
      const partner = await registerPartner()
      const { uploadId } = await takeTicket(partner)
      await partner.browser.call(cancel, { method: 'DELETE', params: { uploadId } })
      expect(await codeOf(await ask(partner.browser, uploadId))).toBe('upload_expired')

      const old = await takeTicket(partner)
      await db().upload.update({ where: { id: old.uploadId }, data: { renewableUntil: new Date(0) } })
      expect(await codeOf(await ask(partner.browser, old.uploadId))).toBe('upload_expired')
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => ask(browser, 'nonsense'))
    })
  })
})
