import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { type Account, registerSomeone } from '../support/accounts'
import { leaveComment, readComments } from '../support/comments'
import { insertClip } from '../support/insert-clip'
import { ownerOf, registerPartner } from '../support/partner-account'

let kitchen: Account
let clip: string
beforeAll(async () => {
  kitchen = await registerPartner()
  clip = await insertClip(await ownerOf(kitchen), { name: 'Soup', publishedAt: new Date() })
})

describe('GET /api/videos/:id/comments', () => {
  describe('200', () => {
    it('tells everybody what was said, by whom and when, and nothing of their account', async () => {
      const { browser, email } = await registerSomeone({ displayName: 'Mia' })
      const thread = await leaveComment(browser, clip, { text: 'Is it hot?' })
      const reply = await leaveComment(kitchen.browser, clip, { text: 'Very.', replyTo: thread })
      const response = await readComments(clip)
      const text = await response.text()
      expect(text).not.toContain(email)
      const page = JSON.parse(text)
      expect(page).toEqual({
        items: [
          {
            id: thread,
            text: 'Is it hot?',
            createdAt: expect.any(String),
            author: { name: 'Mia', handle: null, avatarUrl: null },
            isKitchen: false,
            isOwn: false,
            replyCount: 1,
            hiddenBy: null,
          },
        ],
        nextCursor: null,
        commentCount: 2,
        canHide: false,
      })
      const replies = await (await readComments(clip, `?thread=${thread}`)).json()
      expect(replies.items).toMatchObject([{ id: reply, isKitchen: true, author: kitchen.user.partner }])
    })

    it('tells a writer what is theirs, and the kitchen that it may hide', async () => {
      const { browser } = await registerSomeone()
      const id = await leaveComment(browser, clip)
      const own = await (await readComments(clip, '', browser)).json()
      expect(own.items[0]).toMatchObject({ id, isOwn: true })
      expect(await (await readComments(clip, '', kitchen.browser)).json()).toMatchObject({ canHide: true })
    })
  })

  describe('400', () => {
    it('a cursor that is not ours', async () => {
      expect((await readComments(clip, '?cursor=nonsense')).status).toBe(400)
    })
  })

  describe('404', () => {
    it('a clip that is not there, or not on show', async () => {
      const draft = await insertClip(await ownerOf(kitchen), { name: 'Draft' })
      for (const id of [newId(), draft, '%']) expect((await readComments(id)).status).toBe(404)
    })
  })

  describe('422', () => {
    it.each(['?limit=0', '?limit=51', '?thread=x', '?all=1', '?limit=1&limit=2'])('%s', async (query) => {
      expect((await readComments(clip, query)).status).toBe(422)
    })
  })
})
