import { beforeAll, describe, expect, it } from 'vitest'
import { GET as getFeed } from '@/app/api/feed/route'
import { PUT } from '@/app/api/videos/[videoId]/not-for-me/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { insertClip } from '../support/insert-clip'
import { createPartner } from '../support/people'
import { expectLimit } from '../support/spend-limit'

let clip: string
let owner: Awaited<ReturnType<typeof createPartner>>
beforeAll(async () => {
  owner = await createPartner()
  clip = await insertClip(owner, { name: 'Soup', publishedAt: new Date() })
})

const put = (browser: Browser, videoId = clip) => browser.call(PUT, { method: 'PUT', params: { videoId } })

describe('PUT /api/videos/:id/not-for-me', () => {
  describe('200', () => {
    it('keeps the clip away from this viewer alone, however often it is said', async () => {
      const [one, other] = [await registerSomeone(), await registerSomeone()]
      for (const { user } of [one, other])
        await db().follow.create({ data: { userId: user.id, partnerId: owner.partner.id } })
      for (let time = 0; time < 2; time++)
        expect(await (await put(one.browser)).json()).toEqual({ refused: true })
      const seen = async ({ browser }: typeof one) => {
        const answer = await browser.call(getFeed, { method: 'GET', path: '/api/feed?of=following' })
        return (await answer.json()).items.map(({ id }: { id: string }) => id)
      }
      expect(await seen(one)).not.toContain(clip)
      expect(await seen(other)).toContain(clip)
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
