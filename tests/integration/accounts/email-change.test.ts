import { describe, expect, it } from 'vitest'
import { POST as changeEmail } from '@/app/api/auth/email/route'
import { POST as register } from '@/app/api/auth/register/route'
import { POST as verify } from '@/app/api/auth/verify/route'
import { db } from '@/lib/platform/db'
import { type Account, registerSomeone } from '../../support/accounts'
import { Browser, goodPassword, uniqueEmail } from '../../support/browser'
import { keepMailsInFolder, mailsTo, tokenIn } from '../../support/mail-folder'

keepMailsInFolder()

const subject = /confirm your new e-mail/i

/** The links of several accounts that want the same address. */
async function linksTo(email: string, accounts: readonly Account[]): Promise<string[]> {
  for (const { browser, password: currentPassword } of accounts)
    expect((await browser.call(changeEmail, { body: { email, currentPassword } })).status).toBe(202)
  const links = async () => (await mailsTo(email)).filter((mail) => subject.test(mail.subject))
  await expect.poll(async () => (await links()).length).toBe(accounts.length)
  return (await links()).map(tokenIn)
}

const follow = (token: string) => new Browser().call(verify, { body: { token } })

describe('several accounts that want one address', () => {
  it('gives it to one of three whose links are followed at the same moment [R39]', async () => {
    const email = uniqueEmail()
    const accounts = await Promise.all(Array.from({ length: 3 }, () => registerSomeone()))
    const tokens = await linksTo(email, accounts)
    const answers = await Promise.all(tokens.map(follow))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    const emails = await db().user.findMany({
      where: { id: { in: accounts.map(({ user }) => user.id) } },
      select: { email: true },
    })
    expect(emails.filter((user) => user.email === email)).toHaveLength(1)
  })

  it('gives it to a mover or to a newcomer who registers at the same moment, never to both [R39]', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const email = uniqueEmail()
      const [token = ''] = await linksTo(email, [await registerSomeone()])
      const body = { email, password: goodPassword, displayName: 'Zoe', role: 'viewer' }
      const [moved, made] = await Promise.all([follow(token), new Browser().call(register, { body })])
      expect([
        [200, 409],
        [422, 201],
      ]).toContainEqual([moved.status, made.status])
      expect(await db().user.count({ where: { email } })).toBe(1)
    }
  })

  it('moves nobody twice by the same link', async () => {
    const account = await registerSomeone()
    const [token = ''] = await linksTo(uniqueEmail(), [account])
    const answers = await Promise.all(Array.from({ length: 20 }, () => follow(token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})
