import { POST as login } from '@/app/api/auth/login/route'
import { POST as register } from '@/app/api/auth/register/route'
import type { UserDto } from '@/lib/auth/schema'
import { Browser, goodPassword, uniqueEmail } from './browser'

export type Account = { email: string; password: string; user: UserDto; browser: Browser }

/** Registers somebody new over the API and stays signed in. */
export async function registerSomeone(
  overrides: Record<string, unknown> = {},
  browser = new Browser(),
): Promise<Account> {
  const email = uniqueEmail()
  const body = { email, password: goodPassword, displayName: 'Mia', role: 'viewer', ...overrides }
  const response = await browser.call(register, { body })
  if (response.status !== 201) throw new Error(`register: ${response.status} ${await response.text()}`)
  const { user } = (await response.json()) as { user: UserDto }
  return { email: body.email, password: body.password, user, browser }
}

/** Signs the account in on another browser. */
export async function signInElsewhere(
  account: Account,
  { remember = false, browser = new Browser() } = {},
): Promise<Browser> {
  const { email, password } = account
  const response = await browser.call(login, { body: { email, password, remember } })
  if (response.status !== 200) throw new Error(`login: ${response.status} ${await response.text()}`)
  return browser
}
