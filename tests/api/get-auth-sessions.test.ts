import { describe, expect, it } from 'vitest'
import { GET as list } from '@/app/api/auth/sessions/route'
import { redis } from '@/lib/platform/redis'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser } from '../support/browser'
import { sessionsOf } from '../support/device-list'
import { sessionOf } from '../support/old-proof'
import { keysOf } from '../support/sessions'

describe('GET /api/auth/sessions', () => {
  describe('200', () => {
    it('lists the devices, the current one marked, without a secret [R25, R56]', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const sessions = await sessionsOf(elsewhere)
      expect(sessions).toHaveLength(2)
      expect(sessions[0]).toEqual({
        id: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
        label: 'Safari on iPhone',
        ip: elsewhere.ip,
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
        current: true,
      })
      expect(sessions[1]?.current).toBe(false)
      const answer = JSON.stringify(sessions)
      const { sessionId } = await sessionOf(elsewhere)
      const stored = await (await redis()).hgetall(keysOf(account.user.id, sessionId).session)
      for (const secret of [sessionId, stored.n, stored.kid, elsewhere.cookies.get('rt')]) {
        expect(secret).toBeTruthy()
        expect(answer).not.toContain(secret)
      }
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(list, { method: 'GET' })).status).toBe(401)
    })
  })
})
