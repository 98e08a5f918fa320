import { beforeAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/api/search/suggestions/route'
import { Browser } from '../support/browser'
import { insertClip } from '../support/insert-clip'
import { createPartner } from '../support/people'
import { expectLimit } from '../support/spend-limit'

const word = `salmorejo${Date.now()}`
const get = (query: string, browser = new Browser()) =>
  browser.call(GET, { method: 'GET', path: `/api/search/suggestions${query}` })

beforeAll(async () => {
  await insertClip(await createPartner(), { name: 'Cold', dishName: word, publishedAt: new Date() })
})

describe('GET /api/search/suggestions', () => {
  describe('200', () => {
    it('what goes on with the letters', async () => {
      const answer = await get(`?q=${word.slice(0, -1)}`)
      expect(await answer.json()).toEqual({ suggestions: [{ kind: 'dish', text: word }] })
    })
  })

  describe('422', () => {
    it.each(['', '?q=', `?q=${'a'.repeat(81)}`, '?q=%00', '?q=a&limit=2'])('%s', async (query) => {
      expect((await get(query)).status).toBe(422)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const browser = new Browser()
      await expectLimit('search.read', () => get('?q=', browser))
    })
  })
})
