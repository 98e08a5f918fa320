import { describe, expect, it } from 'vitest'
import { DELETE as cancel } from '@/app/api/uploads/[uploadId]/route'
import { POST as postVideo } from '@/app/api/videos/route'
import { newId } from '@/lib/core/ids'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { registerPartner, takeTicket, uploadClip } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

const drop = (browser: Browser, uploadId: string) =>
  browser.call(cancel, { method: 'DELETE', params: { uploadId } })

describe('DELETE /api/uploads/:id', () => {
  describe('204', () => {
    it('gives the ticket up, as often as one likes, and removes the file', async () => {
      const partner = await registerPartner()
      const { uploadId, url } = await uploadClip(partner)
      expect((await fetch(url)).status).toBe(200)
      expect((await drop(partner.browser, uploadId)).status).toBe(204)
      expect((await drop(partner.browser, uploadId)).status).toBe(204)
      expect((await fetch(url)).status).toBe(404)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await drop(new Browser(), newId())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await drop((await registerSomeone()).browser, newId())).status).toBe(403)
    })
  })

  describe('404', () => {
    it("nonsense, an unknown id and another partner's ticket", async () => {
      const [mine, theirs] = [await registerPartner(), await registerPartner()]
      const { uploadId } = await takeTicket(theirs)
      for (const id of ['nonsense', newId(), uploadId])
        expect((await drop(mine.browser, id)).status).toBe(404)
    })
  })

  describe('409', () => {
    it('a ticket that became a video', async () => {
      const partner = await registerPartner()
      const body = await uploadClip(partner)
      expect((await partner.browser.call(postVideo, { body })).status).toBe(201)
      expect(await codeOf(await drop(partner.browser, body.uploadId))).toBe('upload_used')
      expect((await fetch(body.url)).status).toBe(200)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => drop(browser, 'nonsense'))
    })
  })
})
