import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as login } from '@/app/api/auth/login/route'
import { POST as register } from '@/app/api/auth/register/route'
import { POST as verify } from '@/app/api/auth/verify/route'
import { POST as presign } from '@/app/api/uploads/presign/route'
import { confirmLink } from '@/lib/accounts/confirm-link'
import { createPartner } from '@/lib/partners/create-partner'
import { db } from '@/lib/platform/db'
import { Browser, codeOf, goodPassword, uniqueEmail } from '../../support/browser'
import { tokenIn } from '../../support/mail-folder'
import { startMailbox } from '../../support/mailbox'
import { clipAnnouncement } from '../../support/partner-account'
import { createViewer, createPartner as insertPartner } from '../../support/people'

let mailbox: Awaited<ReturnType<typeof startMailbox>>
beforeAll(async () => {
  mailbox = await startMailbox()
})
afterAll(() => mailbox.stop())

const subject = /confirm your e-mail to open/i
const visitor = { ip: '192.0.2.1', userAgent: '', requestId: 'test' }

const ask = (email: string, change: Record<string, unknown> = {}, browser = new Browser()) =>
  browser.call(register, {
    body: { email, password: goodPassword, displayName: 'Mia', role: 'viewer', ...change },
  })
const follow = (token: string) => new Browser().call(verify, { body: { token } })
const signIn = (email: string, password = goodPassword, browser = new Browser()) =>
  browser.call(login, { body: { email, password } })

/** The link of the newest mail about a registration, of `count` that are wanted. */
async function linkTo(email: string, count = 1): Promise<string> {
  await expect.poll(() => mailbox.mailsTo(email).length).toBe(count)
  return tokenIn(await mailbox.waitForMail(email, subject))
}

describe('registering where mail leaves', () => {
  it('makes no account before the link in the mail was followed, and signs nobody in', async () => {
    const email = uniqueEmail()
    const response = await ask(email)
    expect([response.status, await response.json()]).toEqual([202, { accepted: true }])
    expect(response.headers.getSetCookie()).toEqual([])
    const token = await linkTo(email)
    expect(await db().user.count({ where: { email } })).toBe(0)
    expect(await codeOf(await signIn(email))).toBe('invalid_credentials')

    const followed = await follow(token)
    expect([followed.status, await followed.json()]).toEqual([200, { what: 'registered' }])
    expect(followed.headers.getSetCookie()).toEqual([])
    const { user } = await (await signIn(email)).json()
    expect(user).toMatchObject({ email, displayName: 'Mia', role: 'viewer', emailVerified: true })
    expect((await follow(token)).status).toBe(422)
  })

  it('refuses a password that is easy to guess before anything is stored or sent [R34]', async () => {
    const email = uniqueEmail()
    const refused = await ask(email, { password: 'password123456' })
    expect([refused.status, await codeOf(refused)]).toEqual([422, 'validation_failed'])
    expect(await db().mailLink.count({ where: { email } })).toBe(0)
  })

  it('makes the kitchen of a food partner with the account', async () => {
    const email = uniqueEmail()
    const partnerName = `Kitchen ${email}`.slice(0, 60)
    await ask(email, { role: 'partner', partnerName })
    expect((await follow(await linkTo(email))).status).toBe(200)
    const { user } = await (await signIn(email)).json()
    expect(user.partner).toMatchObject({ name: partnerName })
  })

  it('stores no password that anybody could read, only its hash, and mails neither', async () => {
    const email = uniqueEmail()
    await ask(email)
    await linkTo(email)
    const [link] = await db().mailLink.findMany({ where: { email } })
    expect(JSON.stringify(link?.payload)).toContain('$argon2id$')
    expect(JSON.stringify(link)).not.toContain(goodPassword)
    const [mail] = mailbox.mailsTo(email)
    expect(mail?.source).not.toMatch(/correct horse|argon2/)
  })

  it('repeats nothing that a stranger typed in a mail to an address that nobody has confirmed', async () => {
    const email = uniqueEmail()
    const spam = 'Win at https://evil.example'
    await ask(email, { displayName: spam, role: 'partner', partnerName: spam })
    await linkTo(email)
    const [mail] = mailbox.mailsTo(email)
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toContain('evil')
  })

  it('tells the owner of a taken address, changes nothing there, and sends no link that would', async () => {
    const { email, userId } = await createViewer()
    expect((await ask(email, { displayName: 'Mallory' })).status).toBe(202)
    const mail = await mailbox.waitForMail(email, /already have an account/i)
    expect(mail.text).toMatch(/\/login/)
    expect(mail.text).toMatch(/\/forgot/)
    expect(mail.text).not.toMatch(/\/(?:verify|reset)#/)
    expect(await db().user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
      displayName: 'Test',
    })
    expect(await db().password.count({ where: { userId } })).toBe(0)
  })

  it('lets nobody take an address beforehand: whoever reads the mailbox decides which registration counts', async () => {
    const email = uniqueEmail()
    await ask(email, { password: 'the password of an attacker' })
    await linkTo(email)
    await ask(email)
    const own = await linkTo(email, 2)
    expect((await follow(own)).status).toBe(200)
    expect((await signIn(email)).status).toBe(200)
    expect((await signIn(email, 'the password of an attacker')).status).toBe(401)
    const [first] = mailbox.mailsTo(email)
    const late = await follow(tokenIn(first ?? { text: '' }))
    expect([late.status, await codeOf(late)]).toEqual([422, 'link_expired'])
    expect((await signIn(email)).status).toBe(200)
  })

  it('makes one account of fifty who follow the link at the same moment', async () => {
    const email = uniqueEmail()
    await ask(email, { role: 'partner', partnerName: 'Fifty Spoons' })
    const token = await linkTo(email)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => confirmLink(token, visitor, createPartner)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db().user.count({ where: { email } })).toBe(1)
  })

  it('sends one address three mails an hour, known or not [R31]', async () => {
    const { email: known } = await createViewer()
    for (const email of [known, uniqueEmail()]) {
      for (let turn = 0; turn < 3; turn += 1) expect((await ask(email)).status).toBe(202)
      const refused = await ask(email)
      expect([refused.status, await codeOf(refused)]).toEqual([429, 'rate_limited'])
    }
  })
})

describe('uploading where mail leaves', () => {
  it('waits until the e-mail is confirmed', async () => {
    const { userId, email } = await insertPartner()
    const browser = new Browser()
    const { hashPassword } = await import('@/lib/auth/password')
    await db().password.create({ data: { userId, hash: await hashPassword(goodPassword) } })
    expect((await signIn(email, goodPassword, browser)).status).toBe(200)
    const refused = await browser.call(presign, { body: clipAnnouncement() })
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'email_unverified'])
    await db().user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() } })
    expect((await browser.call(presign, { body: clipAnnouncement() })).status).toBe(201)
  })
})
