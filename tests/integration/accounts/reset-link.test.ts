import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as forgotRoute from '@/app/api/auth/forgot/route'
import * as loginRoute from '@/app/api/auth/login/route'
import * as resetRoute from '@/app/api/auth/reset/route'
import * as verifyRoute from '@/app/api/auth/verify/route'
import { resetPassword } from '@/lib/accounts/reset-password'
import { AppError } from '@/lib/core/errors'
import { db } from '@/lib/platform/db'
import { Browser, goodPassword, uniqueEmail } from '../../support/browser'
import { tokenIn } from '../../support/mail-folder'
import { startMailbox } from '../../support/mailbox'
import { createViewer } from '../../support/people'

let mailbox: Awaited<ReturnType<typeof startMailbox>>
beforeAll(async () => {
  mailbox = await startMailbox()
})
afterAll(() => mailbox.stop())

const visitor = { ip: '192.0.2.1', userAgent: '', requestId: 'test' }
const subject = /new password|no password/i

async function mailedLink(person?: { userId: string; email: string }) {
  const { userId, email } = person ?? (await createViewer())
  await new Browser().call(forgotRoute.POST, { body: { email } })
  const mail = await mailbox.waitForMail(email, subject)
  return { userId, email, mail, token: tokenIn(mail) }
}

describe('a link that sets a password', () => {
  it('works once for fifty who post it at the same moment [R37]', async () => {
    const { userId, email, token } = await mailedLink()
    const passwords = Array.from({ length: 50 }, (_, index) => `${goodPassword} number ${index}`)
    const outcomes = await Promise.allSettled(
      passwords.map((password) => resetPassword({ token, password }, visitor)),
    )
    const won = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []))
    expect(won).toHaveLength(1)
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(reasons.map((reason) => (reason instanceof AppError ? reason.code : String(reason)))).toEqual(
      Array(49).fill('link_expired'),
    )
    expect(await db().user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ tokenEpoch: 1 })
    const body = { email, password: passwords[won[0] ?? -1] }
    expect((await new Browser().call(loginRoute.POST, { body })).status).toBe(200)
  })

  it('leads to APP_ORIGIN, whatever the asking request says about hosts [R38]', async () => {
    const { email } = await createViewer()
    const response = await new Browser().call(forgotRoute.POST, {
      path: 'http://evil.example/api/auth/forgot',
      body: { email },
      headers: {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-server': 'evil.example',
        'x-original-url': 'https://evil.example/reset',
        forwarded: 'host=evil.example;proto=https',
      },
    })
    expect(response.status).toBe(202)
    const { text, html, source } = await mailbox.waitForMail(email, subject)
    expect(text + html + source).not.toContain('evil')
    const origins = [...(text + html).matchAll(/https?:\/\/[^\s"<]+/g)].map(([url]) => new URL(url).origin)
    expect(origins.length).toBeGreaterThan(1)
    expect(new Set(origins)).toEqual(new Set([process.env.APP_ORIGIN]))
  })

  it('keeps its token behind the #, which no server, log or Referer sees [R38]', async () => {
    const { mail, token, email } = await mailedLink()
    const link = new URL(/https?:\S+\/reset\S+/.exec(mail.text)?.[0] ?? '')
    expect(link.hash).toBe(`#${token}&${encodeURIComponent(email)}`)
    expect(link.pathname + link.search).toBe('/reset')
  })

  it('is used up by no GET: there is none [R38]', () => {
    for (const route of [resetRoute, verifyRoute]) expect(Object.keys(route)).toEqual(['POST'])
  })

  it('is not lost when the database fails in the middle', async () => {
    const person = await createViewer()
    // There is no epoch after this one, so the last statement fails.
    await db().user.update({ where: { id: person.userId }, data: { tokenEpoch: 2_147_483_647 } })
    const { userId, token } = await mailedLink(person)
    await expect(resetPassword({ token, password: goodPassword }, visitor)).rejects.toThrow()
    expect(await db().password.count({ where: { userId } })).toBe(0)
    expect(await db().mailLink.count({ where: { userId } })).toBe(1)
  })

  it('goes with the others that are too old when a new one is written', async () => {
    const stale = await Promise.all(
      Array.from({ length: 3 }, async (_, index) => {
        const tokenHash = `stale-${index}-${uniqueEmail()}`
        const expiresAt = new Date(Date.now() - 1_000)
        await db().mailLink.create({ data: { tokenHash, kind: 'REGISTER', email: uniqueEmail(), expiresAt } })
        return tokenHash
      }),
    )
    await mailedLink()
    expect(await db().mailLink.count({ where: { tokenHash: { in: stale } } })).toBe(0)
  })
})
