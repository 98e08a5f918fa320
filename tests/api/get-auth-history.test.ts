import { describe, expect, it } from 'vitest'
import { GET as history } from '@/app/api/auth/history/route'
import { POST as login } from '@/app/api/auth/login/route'
import { POST as logout } from '@/app/api/auth/logout/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser } from '../support/browser'
import { historyPage, linesOf } from '../support/history'

const fill = (userId: string, count: number) =>
  db().authEvent.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      id: newId(Date.now() - 1_000_000 + index),
      userId,
      kind: 'proof',
      outcome: 'ok',
      detail: String(index),
      label: 'Safari on iPhone',
      ip: '192.0.2.1',
    })),
  })

describe('GET /api/auth/history', () => {
  describe('200', () => {
    it('tells the owner what happened, newest first, with where and on what', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const guesser = new Browser()
      await guesser.call(login, { body: { email: account.email, password: 'a wrong guess, this' } })
      await elsewhere.call(logout)
      // A refused sign-in is written while its answer is already under way.
      await expect
        .poll(async () => linesOf((await historyPage(account.browser)).items).sort())
        .toEqual(['login ok', 'login refused password', 'logout ok', 'register ok'])
      const { items } = await historyPage(account.browser)
      expect(linesOf(items).at(-1)).toBe('register ok')
      expect(items.find(({ outcome }) => outcome === 'refused')).toEqual({
        id: expect.any(String),
        kind: 'login',
        outcome: 'refused',
        detail: 'password',
        label: 'Safari on iPhone',
        ip: guesser.ip,
        at: expect.stringMatching(/Z$/),
      })
    })

    it('pages through all of it once, thirty at a time', async () => {
      const { browser, user } = await registerSomeone()
      await fill(user.id, 64)
      const sizes: number[] = []
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await historyPage(browser, cursor)
        sizes.push(page.items.length)
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(sizes).toEqual([30, 30, 5])
      expect(new Set(seen).size).toBe(65)
      expect(seen).toEqual([...seen].sort().reverse())
    })

    it("shows nobody else's, whatever the page marker (IDOR) [R57]", async () => {
      const victim = await registerSomeone()
      await fill(victim.user.id, 40)
      const { nextCursor } = await historyPage(victim.browser)
      const attacker = await registerSomeone()
      expect(linesOf((await historyPage(attacker.browser, nextCursor ?? '')).items)).toEqual([])
      expect(linesOf((await historyPage(attacker.browser, newId(Date.now() + 1_000))).items)).toEqual([
        'register ok',
      ])
    })

    it('leaves out kinds that this version has no words for', async () => {
      const { browser, user } = await registerSomeone()
      await db().authEvent.create({
        data: { id: newId(), userId: user.id, kind: 'teleport', outcome: 'ok', label: 'x', ip: 'x' },
      })
      expect(linesOf((await historyPage(browser)).items)).toEqual(['register ok'])
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(history, { method: 'GET' })).status).toBe(401)
    })
  })

  describe('422', () => {
    it.each(['x', '1', '%00', 'AAAA'])('does not know the page marker %s', async (cursor) => {
      const { browser } = await registerSomeone()
      const response = await browser.call(history, { method: 'GET', path: `/?cursor=${cursor}` })
      expect(response.status).toBe(422)
    })
  })
})
