import { describe, expect, it } from 'vitest'
import { GET as me } from '@/app/api/auth/me/route'
import { db } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { expiredAccessToken } from '../support/expired-token'

const get = (browser: Browser, headers = {}) => browser.call(me, { method: 'GET', headers })

describe('GET /api/auth/me', () => {
  describe('200', () => {
    it('says who is signed in and nothing more', async () => {
      const { browser, user } = await registerSomeone({ role: 'partner', partnerName: 'Noodle Bar' })
      const response = await get(browser)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ user })
      expect(response.headers.get('vary')).toBe('Cookie')
      expect(response.headers.getSetCookie()).toEqual([])
    })

    it('marks the generation as seen in use', async () => {
      const { browser, user } = await registerSomeone()
      const { POST: refresh } = await import('@/app/api/auth/refresh/route')
      await browser.call(refresh)
      await get(browser)
      const client = await redis()
      const [key = ''] = await client.keys(`auth:{u:${user.id}}:s:*`)
      expect(await client.hmget(key, 'gen', 'conf')).toEqual(['1', '1'])
    })

    it('takes the role from Postgres, not from the token [R59]', async () => {
      const { browser, user } = await registerSomeone()
      await db().user.update({ where: { id: user.id }, data: { role: 'ADMIN' } })
      expect((await (await get(browser)).json()).user.role).toBe('admin')
    })
  })

  describe('401', () => {
    it('asks for a sign-in without cookies and with nonsense', async () => {
      expect(await codeOf(await get(new Browser()))).toBe('unauthenticated')
      const browser = new Browser()
      browser.cookies.set('at', 'nonsense')
      expect(await codeOf(await get(browser))).toBe('unauthenticated')
    })

    it('asks for a refresh when the token is expired, or gone beside a refresh cookie', async () => {
      const { browser } = await registerSomeone()
      const late = browser.fork()
      late.cookies.set('at', await expiredAccessToken(browser))
      expect(await codeOf(await get(late))).toBe('token_expired')
      late.cookies.delete('at')
      expect(await codeOf(await get(late))).toBe('token_expired')
    })

    it('is not confused by planted cookies (cookie tossing, R13)', async () => {
      const victim = await registerSomeone()
      const attacker = await registerSomeone()
      const [mine, theirs] = [victim, attacker].map(({ browser }) => browser.cookies.get('at'))
      const asked = async (cookie: string) => {
        const response = await get(new Browser(), { cookie })
        return response.status === 200 ? (await response.json()).user.id : response.status
      }
      expect(await asked(`at=${mine}; at=${theirs}`)).toBe(401)
      expect(await asked(`at=${theirs}; at=${mine}`)).toBe(401)
      expect(await asked(`at=${mine}; at=${mine}`)).toBe(victim.user.id)
      expect(await asked(`=at=${theirs}; at=${mine}`)).toBe(victim.user.id)
      expect(await asked(`AT=${theirs}; at=${mine}`)).toBe(victim.user.id)
      expect(await asked(`__Host-at=${theirs}; at=${mine}`)).toBe(victim.user.id)
      expect(await asked(`__Host-at=${theirs}`)).toBe(401)
      expect(await asked(`xat=${theirs}; at=${mine}; at`)).toBe(victim.user.id)
    })
  })
})
