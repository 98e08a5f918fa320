import { beforeAll, describe, expect, it } from 'vitest'
import { PUT } from '@/app/api/videos/[videoId]/save/route'
import { newId } from '@/lib/core/ids'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { insertClip } from '../support/insert-clip'
import { createPartner } from '../support/people'
import { expectLimit } from '../support/spend-limit'

let clip: string
beforeAll(async () => {
  const owner = await createPartner()
  clip = await insertClip(owner, { name: 'Soup', publishedAt: new Date() })
})

const put = (browser: Browser, videoId = clip) => browser.call(PUT, { method: 'PUT', params: { videoId } })

describe('PUT /api/videos/:id/save', () => {
  describe('200', () => {
    it('counts a person once, however often they say it', async () => {
      const [one, other] = [await registerSomeone(), await registerSomeone()]
      const first = await (await put(one.browser)).json()
      expect(first).toEqual({ saved: true, saveCount: expect.any(Number) })
      expect(await (await put(one.browser)).json()).toEqual(first)
      expect((await (await put(other.browser)).json()).saveCount).toBe(first.saveCount + 1)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await put(new Browser())).status).toBe(401)
    })
  })

  describe('404', () => {
    it('a clip that is not there', async () => {
      const { browser } = await registerSomeone()
      expect((await put(browser, newId())).status).toBe(404)
      expect((await put(browser, '%')).status).toBe(404)
    })

    it('a clip that is not on show, or deleted', async () => {
      const { browser } = await registerSomeone()
      const owner = await createPartner()
      const [draft, deleted] = await Promise.all([
        insertClip(owner, { name: 'Draft' }),
        insertClip(owner, { name: 'Gone', publishedAt: new Date(), deletedAt: new Date() }),
      ])
      for (const id of [draft, deleted]) expect((await put(browser, id)).status).toBe(404)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('engagement.write', () => put(browser, 'nonsense'))
    })
  })
})
