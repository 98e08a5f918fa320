import { beforeAll, describe, expect, it } from 'vitest'
import { DELETE } from '@/app/api/not-for-me/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { insertClip } from '../support/insert-clip'
import { createPartner } from '../support/people'
import { expectLimit } from '../support/spend-limit'

let clips: string[]
beforeAll(async () => {
  const owner = await createPartner()
  const publish = () => insertClip(owner, { name: 'Soup', publishedAt: new Date() })
  clips = [await publish(), await publish()]
})

const remove = (browser: Browser) => browser.call(DELETE, { method: 'DELETE', path: '/api/not-for-me' })
const refuse = (userId: string) =>
  db().notForMe.createMany({ data: clips.map((videoId) => ({ userId, videoId })) })

describe('DELETE /api/not-for-me', () => {
  describe('200', () => {
    it('takes back all that this viewer said, and nothing of anybody else', async () => {
      const [one, other] = [await registerSomeone(), await registerSomeone()]
      for (const { user } of [one, other]) await refuse(user.id)
      expect(await (await remove(one.browser)).json()).toEqual({ forgotten: 2 })
      expect(await (await remove(one.browser)).json()).toEqual({ forgotten: 0 })
      expect(await db().notForMe.count({ where: { userId: other.user.id } })).toBe(2)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await remove(new Browser())).status).toBe(401)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('engagement.write', () => remove(browser))
    })
  })
})
