import { beforeAll, describe, expect, it } from 'vitest'
import { DELETE } from '@/app/api/videos/[videoId]/comments/[commentId]/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { leaveComment } from '../support/comments'
import { insertClip } from '../support/insert-clip'
import { ownerOf, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

let kitchen: Account
let videoId: string
beforeAll(async () => {
  kitchen = await registerPartner()
  videoId = await insertClip(await ownerOf(kitchen), { name: 'Soup', publishedAt: new Date() })
})

const remove = (browser: Browser, commentId: string, of = videoId) =>
  browser.call(DELETE, { method: 'DELETE', params: { videoId: of, commentId } })

describe('DELETE /api/videos/:id/comments/:commentId', () => {
  describe('200', () => {
    it('takes an own comment with its replies, also when the clip is not on show any more', async () => {
      const [one, other] = [await registerSomeone(), await registerSomeone()]
      const clip = await insertClip(await ownerOf(kitchen), { name: 'Tea', publishedAt: new Date() })
      const thread = await leaveComment(one.browser, clip)
      await leaveComment(other.browser, clip, { replyTo: thread })
      await db().video.update({ where: { id: clip }, data: { publishedAt: null } })
      const answer = await remove(one.browser, thread, clip)
      expect([answer.status, await answer.json()]).toEqual([200, { commentCount: 0 }])
      expect(await db().comment.count({ where: { videoId: clip } })).toBe(0)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await remove(new Browser(), newId())).status).toBe(401)
    })
  })

  describe('404', () => {
    it('somebody else’s, also under one’s own clip, and what is gone', async () => {
      const writer = await registerSomeone()
      const id = await leaveComment(writer.browser, videoId)
      for (const { browser } of [kitchen, await registerSomeone()])
        expect((await remove(browser, id)).status).toBe(404)
      expect((await remove(writer.browser, id)).status).toBe(200)
      for (const gone of [id, newId(), '%']) expect((await remove(writer.browser, gone)).status).toBe(404)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('engagement.write', () => remove(browser, '%'))
    })
  })
})
