import { describe, expect, it } from 'vitest'
import { GET as quota } from '@/app/api/uploads/quota/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { clipAnnouncement, registerPartner, takeTicket } from '../support/partner-account'

describe('GET /api/uploads/quota', () => {
  describe('200', () => {
    it('counts what was announced against the limits, and says when the oldest of it is over [R83]', async () => {
      const partner = await registerPartner()
      expect((await (await partner.browser.call(quota)).json()).quota).toMatchObject({
        clips: { used: 0 },
        freesAt: null,
      })
      const { uploadId } = await takeTicket(partner)
      const createdAt = new Date(Date.now() - 5 * 3_600_000)
      await db().upload.update({ where: { id: uploadId }, data: { createdAt } })
      const response = await partner.browser.call(quota)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({
        quota: {
          clips: { used: 1, limit: 100 },
          bytes: { used: clipAnnouncement().bytes, limit: 10_000 * 1024 * 1024 },
          seconds: { used: expect.any(Number), limit: 300 * 60 },
          freesAt: new Date(createdAt.getTime() + 24 * 3_600_000).toISOString(),
        },
      })
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await new Browser().call(quota)).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      const viewer = await registerSomeone()
      expect(await codeOf(await viewer.browser.call(quota))).toBe('forbidden')
    })
  })
})
