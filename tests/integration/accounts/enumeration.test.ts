import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { POST as changeEmail } from '@/app/api/auth/email/route'
import { POST as forgot } from '@/app/api/auth/forgot/route'
import { POST as login } from '@/app/api/auth/login/route'
import { POST as register } from '@/app/api/auth/register/route'
import { hashPassword } from '@/lib/auth/password'
import { db } from '@/lib/platform/db'
import { Browser, goodPassword, uniqueEmail } from '../../support/browser'
import { startMailbox } from '../../support/mailbox'
import { createViewer } from '../../support/people'

const counter = vi.hoisted(() => ({ hashes: 0 }))

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const counted =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args) => {
      counter.hashes += 1
      return work(...args)
    }
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) }
})

let mailbox: Awaited<ReturnType<typeof startMailbox>>
beforeAll(async () => {
  mailbox = await startMailbox()
})
afterAll(() => mailbox.stop())

/** Somebody with a password and a confirmed address. */
async function somebody() {
  const { userId, email } = await createViewer()
  await db().password.create({ data: { userId, hash: await hashPassword(goodPassword) } })
  await db().user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() } })
  return { userId, email }
}

async function disabled() {
  const { userId, email } = await somebody()
  await db().user.update({ where: { id: userId }, data: { disabledAt: new Date() } })
  return email
}

const withoutPassword = async () => (await createViewer()).email

/** Everything of an answer that a stranger can look at, and what it cost. Ids of requests are random for all. */
async function seen(call: () => Promise<Response>) {
  const before = counter.hashes
  const response = await call()
  const hashes = counter.hashes - before
  const body = (await response.text()).replace(/"requestId":"[^"]+"/, '"requestId":""')
  const headers = [...response.headers]
    .filter(([name]) => name !== 'x-request-id')
    .map(([name, value]) => [name, name === 'retry-after' ? 'seconds' : value])
  return { status: response.status, body, headers, hashes }
}

const doors = {
  login: (email: string) =>
    new Browser().call(login, { body: { email, password: 'not the right password' } }),
  register: (email: string) =>
    new Browser().call(register, {
      body: { email, password: goodPassword, displayName: 'Mia', role: 'viewer' },
    }),
  forgot: (email: string) => new Browser().call(forgot, { body: { email } }),
}

const expected = {
  login: { status: 401, hashes: 1 },
  register: { status: 202, hashes: 1 },
  forgot: { status: 202, hashes: 0 },
}

describe.each(Object.keys(doors) as (keyof typeof doors)[])('%s', (name) => {
  it('answers a stranger alike for every kind of address: status, body, headers, hashes [R31]', async () => {
    const unknown = await seen(() => doors[name](uniqueEmail()))
    expect(unknown).toMatchObject(expected[name])
    expect(unknown.headers.map(([header]) => header)).not.toContain('set-cookie')
    const kinds = {
      known: (await somebody()).email,
      disabled: await disabled(),
      other: await withoutPassword(),
    }
    for (const [kind, email] of Object.entries(kinds))
      expect([kind, await seen(() => doors[name](email))]).toEqual([kind, unknown])
  })

  it('refuses alike once its limit is spent [R31]', async () => {
    const spent = async (email: string) => {
      const answers = []
      // From ever new addresses, so that what is counted is the account.
      for (let turn = 0; turn < 21; turn += 1) answers.push(await seen(() => doors[name](email)))
      return answers
    }
    const [known, unknown] = [await spent((await somebody()).email), await spent(uniqueEmail())]
    expect(known.at(-1)).toMatchObject({ status: 429, hashes: 0 })
    expect(known).toEqual(unknown)
  })
})

describe('changing the e-mail', () => {
  it('answers alike for a free address and a taken one [R31]', async () => {
    const taken = (await somebody()).email
    const ask = async (email: string) => {
      const { email: own } = await somebody()
      const browser = new Browser()
      await browser.call(login, { body: { email: own, password: goodPassword } })
      const body = { email, currentPassword: goodPassword }
      return seen(() => browser.call(changeEmail, { body }))
    }
    const free = await ask(uniqueEmail())
    expect(free).toMatchObject({ status: 202, hashes: 1 })
    expect(await ask(taken)).toEqual(free)
  })
})
