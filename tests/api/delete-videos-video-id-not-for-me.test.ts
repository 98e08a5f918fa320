import { beforeAll, describe, expect, it } from 'vitest'
import { DELETE, PUT } from '@/app/api/videos/[videoId]/not-for-me/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
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
const remove = (browser: Browser, videoId = clip) =>
  browser.call(DELETE, { method: 'DELETE', params: { videoId } })

describe('DELETE /api/videos/:id/not-for-me', () => {
  describe('200', () => {
    it('takes back what was said, also when nothing was', async () => {
      const { browser, user } = await registerSomeone()
      await put(browser)
      for (let time = 0; time < 2; time++)
        expect(await (await remove(browser)).json()).toEqual({ refused: false })
      expect(await db().notForMe.count({ where: { userId: user.id } })).toBe(0)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await remove(new Browser())).status).toBe(401)
    })
  })

  describe('404', () => {
    it('a clip that is not there', async () => {
      const { browser } = await registerSomeone()
      expect((await remove(browser, newId())).status).toBe(404)
      expect((await remove(browser, '%')).status).toBe(404)
    })

    it('a clip that is not on show, or deleted', async () => {
      const { browser } = await registerSomeone()
      const owner = await createPartner()
      const [draft, deleted] = await Promise.all([
        insertClip(owner, { name: 'Draft' }),
        insertClip(owner, { name: 'Gone', publishedAt: new Date(), deletedAt: new Date() }),
      ])
      for (const id of [draft, deleted]) expect((await remove(browser, id)).status).toBe(404)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('engagement.write', () => remove(browser, 'nonsense'))
    })
  })
})
