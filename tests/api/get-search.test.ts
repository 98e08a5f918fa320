import { beforeAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/api/search/route'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { insertClip } from '../support/insert-clip'
import { createPartner } from '../support/people'
import { expectLimit } from '../support/spend-limit'

const word = `gazpacho${Date.now()}`
const get = (query: string, browser = new Browser()) =>
  browser.call(GET, { method: 'GET', path: `/api/search${query}` })

beforeAll(async () => {
  await insertClip(await createPartner(), { name: `Cold ${word}`, publishedAt: new Date() })
})

describe('GET /api/search', () => {
  describe('200', () => {
    it('clips as in the feed, with what a signed-in viewer said to them', async () => {
      const { browser } = await registerSomeone()
      const mine = await (await get(`?q=${word}`, browser)).json()
      expect(mine).toMatchObject({ isClose: false, partners: [] })
      expect(mine.items).toEqual([
        expect.objectContaining({ name: `Cold ${word}`, viewer: expect.objectContaining({ liked: false }) }),
      ])
      expect((await (await get(`?q=${word}`)).json()).items[0].viewer).toBeNull()
    })

    it('nothing found is an answer too', async () => {
      const answer = await get('?q=xyzzyxyzzy')
      expect([answer.status, await answer.json()]).toEqual([200, { items: [], partners: [], isClose: false }])
    })
  })

  describe('422', () => {
    it.each(['', '?q=', '?q=%20', `?q=${'a'.repeat(81)}`, '?q=%00', '?q=a&q=b', '?q=a&page=2'])(
      '%s',
      async (query) => {
        expect((await get(query)).status).toBe(422)
      },
    )
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const browser = new Browser()
      await expectLimit('search.read', () => get('?q=', browser))
    })
  })
})
