import { beforeAll, describe, expect, it } from 'vitest'
import { GET as getFeed } from '@/app/api/feed/route'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { publishClip, registerPartner } from '../support/partner-account'

const get = (query = '', browser = new Browser()) =>
  browser.call(getFeed, { method: 'GET', path: `/api/feed${query}` })

beforeAll(async () => {
  const partner = await registerPartner()
  for (let count = 0; count < 3; count++) await publishClip(partner)
})

describe('GET /api/feed', () => {
  describe('200', () => {
    it('pages through clips without repeating one', async () => {
      const first = await (await get('?limit=1')).json()
      const second = await (await get(`?limit=2&cursor=${first.nextCursor}`)).json()
      const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
      expect(new Set(ids).size).toBe(3)
    })

    it('tells a signed-in viewer what is theirs, and nobody anything personal', async () => {
      const { browser, email } = await registerSomeone()
      const signedIn = await (await get('?limit=1', browser)).text()
      expect(JSON.parse(signedIn).items[0].viewer).toEqual({ liked: false, saved: false, following: false })
      expect(signedIn).not.toContain(email)
      expect((await (await get('?limit=1')).json()).items[0].viewer).toBeNull()
    })

    it('may be kept by a shared cache for whoever has no cookie, and by none for anybody else', async () => {
      const { browser } = await registerSomeone()
      expect((await get()).headers.get('cache-control')).toMatch(/^public, s-maxage=\d/)
      expect((await get('', browser)).headers.get('cache-control')).toBe('private, no-store')
      expect((await get('?limit=0')).headers.get('cache-control')).toBe('private, no-store')
    })

    it('is the same for every stranger on each page, and sets no cookie', async () => {
      for (let query = '?limit=1', pages = 0; pages < 3; pages += 1) {
        const [one, other] = [await get(query), await get(query)]
        expect(one.headers.get('cache-control')).toMatch(/^public, s-maxage=\d/)
        expect(one.headers.get('set-cookie')).toBeNull()
        const text = await one.text()
        expect(await other.text()).toBe(text)
        query = `?limit=1&cursor=${JSON.parse(text).nextCursor}`
      }
    })

    it('tells why each clip is there', async () => {
      const { items } = await (await get()).json()
      for (const { why } of items) expect(why.text).toMatch(/^[A-Z]/)
    })
  })

  describe('400', () => {
    it('a page marker that is not ours', async () => {
      expect(await codeOf(await get('?cursor=nonsense'))).toBe('malformed_request')
    })
  })

  describe('401', () => {
    it.each(['following', 'saved'])('a list of one’s own (%s), signed out', async (of) => {
      expect(await codeOf(await get(`?of=${of}`))).toBe('unauthenticated')
    })
  })

  describe('422', () => {
    it.each([
      '?of=mine',
      '?limit=0',
      '?limit=21',
      '?limit=x',
      '?page=2',
      '?diet=raw',
      '?without=love',
      '?open=0',
      '?near=91,0',
      '?within=3',
      `?cursor=${'a'.repeat(201)}`,
    ])('%s', async (query) => {
      expect((await get(query)).status).toBe(422)
    })
  })
})
