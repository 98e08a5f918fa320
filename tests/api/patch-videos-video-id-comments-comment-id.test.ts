import { beforeAll, describe, expect, it } from 'vitest'
import { PATCH } from '@/app/api/videos/[videoId]/comments/[commentId]/route'
import { newId } from '@/lib/core/ids'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { leaveComment, readComments } from '../support/comments'
import { insertClip } from '../support/insert-clip'
import { ownerOf, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

let kitchen: Account
let writer: Account
let videoId: string
let commentId: string
beforeAll(async () => {
  ;[kitchen, writer] = [await registerPartner(), await registerSomeone()]
  videoId = await insertClip(await ownerOf(kitchen), { name: 'Soup', publishedAt: new Date() })
  commentId = await leaveComment(writer.browser, videoId)
})

const patch = (browser: Browser, body: unknown = { hidden: true }, params = { videoId, commentId }) =>
  browser.call(PATCH, { method: 'PATCH', params, body })

describe('PATCH /api/videos/:id/comments/:commentId', () => {
  describe('200', () => {
    it('hides it from everybody else, counts it out, and the other way round', async () => {
      const hidden = await patch(kitchen.browser)
      expect([hidden.status, await hidden.json()]).toEqual([200, { hidden: true, commentCount: 0 }])
      expect((await (await readComments(videoId)).json()).items).toEqual([])
      expect((await (await readComments(videoId, '', writer.browser)).json()).items).toMatchObject([
        { id: commentId, hiddenBy: 'kitchen' },
      ])
      expect(await (await patch(kitchen.browser, { hidden: false })).json()).toEqual({
        hidden: false,
        commentCount: 1,
      })
    })
  })

  describe('400', () => {
    it('no JSON', async () => {
      const rawBody = new TextEncoder().encode('{')
      const params = { videoId, commentId }
      expect((await kitchen.browser.call(PATCH, { method: 'PATCH', params, rawBody })).status).toBe(400)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await patch(new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer, the writer included', async () => {
      expect((await patch(writer.browser)).status).toBe(403)
    })
  })

  describe('404', () => {
    it('under somebody else’s clip, and what is not there', async () => {
      expect((await patch((await registerPartner()).browser)).status).toBe(404)
      for (const params of [
        { videoId, commentId: newId() },
        { videoId: newId(), commentId },
        { videoId, commentId: '%' },
      ])
        expect((await patch(kitchen.browser, { hidden: true }, params)).status).toBe(404)
    })
  })

  describe('413', () => {
    it('a huge body', async () => {
      expect((await patch(kitchen.browser, { hidden: true, x: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('no type at all', async () => {
      const call = { method: 'PATCH', params: { videoId, commentId }, headers: { 'content-type': null } }
      const rawBody = new Uint8Array([123, 125])
      expect((await kitchen.browser.call(PATCH, { ...call, rawBody })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([{}, { hidden: 'yes' }, { hidden: true, text: 'Better words' }])('%j', async (body) => {
      expect((await patch(kitchen.browser, body)).status).toBe(422)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerPartner()
      await expectLimit('engagement.write', () => patch(browser, {}, { videoId, commentId: '%' }))
    })
  })
})
