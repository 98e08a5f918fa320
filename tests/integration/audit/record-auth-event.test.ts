import { afterEach, describe, expect, it, vi } from 'vitest'
import { POST as login } from '@/app/api/auth/login/route'
import { POST as logout } from '@/app/api/auth/logout/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { DELETE as revokeOthers } from '@/app/api/auth/sessions/route'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { redis } from '@/lib/platform/redis'
import { registerSomeone, signInElsewhere } from '../../support/accounts'
import { Browser } from '../../support/browser'
import { sessionOf } from '../../support/old-proof'
import { createViewer } from '../../support/people'
import { keysOf } from '../../support/sessions'

const visitor = { ip: '192.0.2.1', userAgent: 'Mozilla/5.0 (iPhone) Safari/605.1', requestId: 'test' }

const rowsOf = (userId: string) => db().authEvent.findMany({ where: { userId }, orderBy: { id: 'asc' } })

const linesOf = async (userId: string) =>
  (await rowsOf(userId)).map(({ kind, outcome, detail }) => [kind, outcome, detail].filter(Boolean).join(' '))

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a row for each thing that happens to an account [R84]', () => {
  it('is written when somebody registers, signs in, fails to, signs others out and leaves', async () => {
    const account = await registerSomeone()
    const { id } = account.user
    const elsewhere = await signInElsewhere(account)
    await new Browser().call(login, { body: { email: account.email, password: 'a wrong guess, this' } })
    // Written while the answer is under way, so that a known address takes no longer to refuse.
    await expect.poll(() => linesOf(id)).toHaveLength(3)
    await account.browser.call(revokeOthers, { method: 'DELETE' })
    await account.browser.call(logout)
    expect(await linesOf(id)).toEqual([
      'register ok',
      'login ok',
      'login refused password',
      'revoke ok 1 others',
      'logout ok',
    ])
    const rows = await rowsOf(id)
    expect(rows[1]).toMatchObject({ label: 'Safari on iPhone', ip: elsewhere.ip })
    expect(JSON.stringify(rows)).not.toContain(account.email)
  })

  it('is written once when an old refresh token comes back, however often it knocks', async () => {
    const { browser, user } = await registerSomeone()
    const thief = browser.fork()
    for (let rotation = 0; rotation < 2; rotation += 1) await browser.call(refresh)
    for (let knock = 0; knock < 3; knock += 1) expect((await thief.fork().call(refresh)).status).toBe(401)
    expect((await linesOf(user.id)).filter((line) => line.startsWith('refresh'))).toEqual([
      'refresh refused reuse',
    ])
  })

  it('is not written for what Redis forgets by itself: an expired session is no event of its owner', async () => {
    const { browser, user } = await registerSomeone()
    const { userId, sessionId } = await sessionOf(browser)
    await (await redis()).del(keysOf(userId, sessionId).session)
    expect((await browser.call(refresh)).status).toBe(401)
    expect(await linesOf(user.id)).toEqual(['register ok'])
  })
})

describe('what is kept', () => {
  it('is the newest three hundred of each account, so that a flood of guesses fills no disk', async () => {
    const [{ userId }, neighbour] = [await createViewer(), await createViewer()]
    const longAgoMs = Date.now() - 1_000_000
    const old = (index: number) => ({
      id: newId(longAgoMs + index),
      kind: 'login',
      outcome: 'refused',
      detail: String(index),
      label: 'x',
      ip: 'x',
    })
    const old299 = Array.from({ length: 299 }, (_, index) => old(index))
    await db().authEvent.createMany({ data: old299.map((row) => ({ ...row, userId })) })
    await db().authEvent.create({ data: { ...old(-5), userId: neighbour.userId } })
    for (let count = 0; count < 3; count += 1)
      await recordAuthEvent({ event: 'login', outcome: 'ok', userId }, visitor)
    const details = (await rowsOf(userId)).map(({ detail }) => detail)
    expect(details).toHaveLength(300)
    expect(details.slice(0, 2)).toEqual(['2', '3'])
    expect(details.slice(-3)).toEqual([null, null, null])
    expect(await rowsOf(neighbour.userId)).toHaveLength(1)
  })

  it('is nothing for a user who is gone, and the caller does not notice', async () => {
    const userId = newId()
    await recordAuthEvent({ event: 'login', outcome: 'ok', userId }, visitor)
    expect(await rowsOf(userId)).toEqual([])
  })

  it('does not undo what happened when it cannot be written', async () => {
    const { userId } = await createViewer()
    const complain = vi.spyOn(logger(), 'error').mockImplementation(() => {})
    // No column holds a NUL.
    await recordAuthEvent({ event: 'proof', outcome: 'ok', reason: 'a\0b', userId }, visitor)
    expect(complain).toHaveBeenCalledOnce()
    expect(await rowsOf(userId)).toEqual([])
  })
})

describe('a browser that lies about its name', () => {
  it.each([
    [
      'line breaks',
      'Evil\r\n{"level":30,"event":"login","outcome":"ok","userId":"forged"}\r\nSafari/ iPhone',
    ],
    ['terminal codes', '\u001b[2J\u001b]0;owned\u0007Safari/ \u009b31m iPhone'],
    ['markup', '<script>alert(1)</script> Safari/ iPhone'],
    ['a NUL', 'Safari/\0 iPhone'],
  ])('writes no %s into the history: labels are made of words of ours [R84]', async (_, userAgent) => {
    const { userId } = await createViewer()
    await recordAuthEvent({ event: 'login', outcome: 'ok', userId }, { ...visitor, userAgent })
    expect(await rowsOf(userId)).toMatchObject([{ label: 'Safari on iPhone' }])
  })
})
