import { describe, expect, it } from 'vitest'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../../support/accounts'
import { Browser } from '../../support/browser'
import { keepMailsInFolder, mailsTo, waitForMail } from '../../support/mail-folder'

keepMailsInFolder()

const newDevice = /new sign-in/i
const countOf = async (email: string, subject: RegExp) =>
  (await mailsTo(email)).filter((mail) => subject.test(mail.subject)).length

/** Mails of one process leave in order: what was to be sent before this one is there. */
async function everythingIsSent(): Promise<void> {
  const marker = await registerSomeone()
  await signInElsewhere(marker)
  await waitForMail(marker.email, newDevice)
}

describe('the owner', () => {
  it('hears of a sign-in on a new device: when, what, from where, and what to do', async () => {
    const account = await registerSomeone()
    const browser = await signInElsewhere(account)
    const { text } = await waitForMail(account.email, newDevice)
    expect(text).toMatch(/\d{1,2} \w+ \d{4} at \d\d:\d\d UTC, Safari on iPhone, /)
    expect(text).toContain(browser.ip)
    expect(text).toContain(`${process.env.APP_ORIGIN}/settings/devices`)
  })

  it('hears nothing of the first sign-in, nor of one on a device they have used before', async () => {
    const account = await registerSomeone()
    await signInElsewhere(account, { browser: account.browser })
    await everythingIsSent()
    expect(await countOf(account.email, newDevice)).toBe(0)
  })

  it("hears of a sign-in with a device cookie of somebody else's", async () => {
    const account = await registerSomeone()
    const { browser } = await registerSomeone()
    await signInElsewhere(account, { browser })
    await waitForMail(account.email, newDevice)
  })

  it('hears of a thief who has pushed every earlier sign-in out of the history', async () => {
    const account = await registerSomeone()
    const userId = account.user.id
    const refused = { userId, kind: 'login', outcome: 'refused', label: 'Unknown browser', ip: '192.0.2.1' }
    await db().authEvent.deleteMany({ where: { userId } })
    await db().authEvent.createMany({
      data: Array.from({ length: 300 }, () => ({ ...refused, id: newId() })),
    })
    await signInElsewhere(account)
    await waitForMail(account.email, newDevice)
  })

  it('hears when a refresh token was used a second time, once [R17]', async () => {
    const account = await registerSomeone()
    const thief = account.browser.fork()
    for (let turn = 0; turn < 2; turn += 1) expect((await account.browser.call(refresh)).status).toBe(200)
    for (let turn = 0; turn < 3; turn += 1) expect((await thief.call(refresh)).status).toBe(401)
    const { text } = await waitForMail(account.email, /signed one of your devices out/i)
    expect(text).toContain('/settings/devices')
    await everythingIsSent()
    expect(await countOf(account.email, /signed one of your devices out/i)).toBe(1)
  })

  it('hears nothing of a forged refresh token [R19]', async () => {
    const account = await registerSomeone()
    const forger = new Browser()
    forger.cookies.set('rt', `${account.browser.cookies.get('rt')}x`)
    expect((await forger.call(refresh)).status).toBe(401)
    await everythingIsSent()
    expect(await countOf(account.email, /signed one of your devices out/i)).toBe(0)
  })
})
