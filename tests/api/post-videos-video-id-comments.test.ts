import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/videos/[videoId]/comments/route'
import { newId } from '@/lib/core/ids'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { leaveComment, postComment, readComments } from '../support/comments'
import { insertClip } from '../support/insert-clip'
import { createPartner } from '../support/people'
import { expectLimit } from '../support/spend-limit'

let clip: string
beforeAll(async () => {
  clip = await insertClip(await createPartner(), { name: 'Soup', publishedAt: new Date() })
})

describe('POST /api/videos/:id/comments', () => {
  describe('200', () => {
    it('the same comment again, with what was written first, also when nobody had heard the first answer', async () => {
      const { browser } = await registerSomeone()
      const id = newId()
      const first = await postComment(browser, clip, { id, text: 'Once' })
      const again = await postComment(browser, clip, { id, text: 'Twice' })
      expect([first.status, again.status]).toEqual([201, 200])
      expect(await again.json()).toEqual(await first.json())
    })
  })

  describe('201', () => {
    it('keeps words as words, in one spelling, without what nobody sees', async () => {
      const { browser } = await registerSomeone()
      const text = ' <b>cafe\u0301</b> https://a.example\r\n\n\n\n\u202eolé\u0007 '
      const { comment, commentCount } = await (await postComment(browser, clip, { text })).json()
      expect(comment).toMatchObject({ text: '<b>café</b> https://a.example\n\nolé', isOwn: true })
      expect(await (await readComments(clip)).json()).toMatchObject({
        commentCount,
        items: [{ id: comment.id }, {}],
      })
    })
  })

  describe('400', () => {
    it('no JSON', async () => {
      const { browser } = await registerSomeone()
      const rawBody = new TextEncoder().encode('{')
      expect((await browser.call(POST, { params: { videoId: clip }, rawBody })).status).toBe(400)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await postComment(new Browser(), clip)).status).toBe(401)
    })
  })

  describe('404', () => {
    it('a clip that is not there or not on show, and a thread of another clip', async () => {
      const { browser } = await registerSomeone()
      const owner = await createPartner()
      const other = await insertClip(owner, { name: 'Other', publishedAt: new Date() })
      const draft = await insertClip(owner, { name: 'Draft' })
      for (const id of [newId(), draft, '%']) expect((await postComment(browser, id)).status).toBe(404)
      const replyTo = await leaveComment(browser, other)
      expect((await postComment(browser, clip, { replyTo })).status).toBe(404)
    })
  })

  describe('413', () => {
    it('a huge body', async () => {
      const { browser } = await registerSomeone()
      expect((await postComment(browser, clip, { text: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('no type at all', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': null }
      const rawBody = new Uint8Array([123, 125])
      expect((await browser.call(POST, { params: { videoId: clip }, rawBody, headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      { text: '' },
      { text: ' \n\u200f ' },
      { text: 'x'.repeat(501) },
      { text: 'nul \0' },
      { id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
      { replyTo: 'x' },
      { author: newId() },
    ])('%j', async (more) => {
      const { browser } = await registerSomeone()
      expect((await postComment(browser, clip, more)).status).toBe(422)
    })

    it('an id that is somebody else’s comment', async () => {
      const [one, other] = [await registerSomeone(), await registerSomeone()]
      const id = await leaveComment(one.browser, clip, { text: 'Mine' })
      const answer = await postComment(other.browser, clip, { id })
      expect([answer.status, await answer.text()]).toEqual([422, expect.not.stringContaining('Mine')])
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('comment.write', () => postComment(browser, 'nonsense'))
    })
  })
})
