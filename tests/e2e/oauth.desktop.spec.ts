import type { Page } from '@playwright/test'
import { expectNothingFoundNow } from '../support/expect-nothing-found'
import { demoPassword, expect, test, uniqueEmail } from '../support/fixtures'
import { newPerson, type Person, personCookie, personCookieValue } from '../support/oidc-server'
import { ageProofs, proveByPassword } from '../support/people-in-browsers'
import { stack } from '../support/stack'

// Each of these walks through several pages of two servers.
test.slow()

const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }
const label = `Continue with ${stack.oidc.name}`

/** From now on this browser is that person at the issuer. */
const be = (page: Page, person: Person) =>
  page
    .context()
    .addCookies([{ name: personCookie, value: personCookieValue(person), url: stack.oidc.origin }])

const me = async (page: Page) => {
  const response = await page.request.get('/api/auth/me')
  return response.ok() ? ((await response.json()) as { user: { email: string; id: string } }).user : null
}

const cookieNames = async (page: Page) => {
  const cookies = await page.context().cookies(stack.origin)
  return cookies.map(({ name }) => name).sort()
}

async function register(page: Page, email = uniqueEmail()) {
  const data = { email, password: demoPassword, displayName: 'Mia', role: 'viewer' }
  expect((await page.request.post('/api/auth/register', { headers, data })).status()).toBe(201)
  return email
}

test('signing up with an issuer lands in the feed, signed in, with nothing of the broker left [R73]', async ({
  page,
  allowed,
}) => {
  allowed.push(/status of 409/)
  const person = newPerson()
  await be(page, person)
  await page.goto('/login')
  await page.getByRole('button', { name: label }).click()
  await page.waitForURL(`${stack.origin}/`)
  expect((await me(page))?.email).toBe(person.email)
  // `pk` is the browser's offer of a passkey on the sign-in page, not the broker's.
  expect((await cookieNames(page)).filter((name) => name !== 'pk')).toEqual(['at', 'dc', 'rt'])

  await page.request.post('/api/auth/logout', { headers })
  await page.goto('/login?next=/settings/sign-in')
  await page.getByLabel('Keep me signed in').check()
  await page.getByRole('button', { name: label }).click()
  await page.waitForURL(`${stack.origin}/settings/sign-in`)
  const cookies = await page.context().cookies(stack.origin)
  expect(cookies.find(({ name }) => name === 'rt')?.expires).toBeGreaterThan(Date.now() / 1_000 + 86_400)
  await expect(page.getByRole('heading', { name: 'Linked accounts' })).toBeVisible()
  await page.getByRole('button', { name: `Unlink ${stack.oidc.name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click()
  await expect(page.getByText('That is your only way to sign in')).toBeVisible()
})

test('linking and unlinking in the settings', async ({ page, allowed }) => {
  allowed.push(/403/)
  const email = await register(page)
  const user = await me(page)
  const person = newPerson()
  await be(page, person)
  await page.goto('/settings/sign-in')
  const section = page.getByRole('region', { name: 'Linked accounts' })
  await expect(section.getByText('Not linked')).toBeVisible()
  await section.getByRole('button', { name: `Link ${stack.oidc.name}` }).click()
  await page.waitForURL(/oauth\/continue/)
  await page.waitForURL(/settings\/sign-in/)
  await expect(section.getByText(person.email ?? '')).toBeVisible()
  expect(await me(page)).toEqual(user)
  expect(await cookieNames(page)).toEqual(['at', 'dc', 'rt'])
  await expectNothingFoundNow(page)

  await page.request.post('/api/auth/logout', { headers })
  await page.goto('/login')
  await page.getByRole('button', { name: label }).click()
  await page.waitForURL(`${stack.origin}/`)
  expect((await me(page))?.email).toBe(email)

  await page.goto('/settings/sign-in')
  await ageProofs(page)
  await section.getByRole('button', { name: `Unlink ${stack.oidc.name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click()
  const question = page.getByRole('dialog', { name: 'Is it still you?' })
  await expect(question).toBeVisible()
  await expect(page.getByText(`Unlink ${stack.oidc.name}?`)).toHaveCount(0)
  await proveByPassword(page)
  await expect(section.getByText('Not linked')).toBeVisible()
})

test('a person who says no, and one whose e-mail has an account, read why and have a way on', async ({
  page,
  allowed,
}) => {
  allowed.push(/status of 409/)
  await be(page, newPerson({ refuses: true }))
  await page.goto('/register')
  await page.getByRole('button', { name: label }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not this time' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to sign-in' }).click()
  await page.waitForURL(/\/login/)

  const email = await register(page)
  await page.request.post('/api/auth/logout', { headers })
  await be(page, newPerson({ email }))
  await page.goto('/login')
  await page.getByRole('button', { name: label }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You have an account already' })).toBeVisible()
  await expect(page.getByText('Sign in the way you did before')).toBeVisible()
  expect(await me(page)).toBeNull()
  expect(await cookieNames(page)).not.toContain('oauth.session')
})

test('a callback that comes to another browser opens nothing there [R71]', async ({ page, browser }) => {
  await be(page, newPerson())
  await page.goto('/login')
  const seen = page.waitForRequest(/\/api\/oauth\/callback\//)
  await page.getByRole('button', { name: label }).click()
  const stolen = (await seen).url()
  const victim = await browser.newContext({ baseURL: stack.origin })
  const tab = await victim.newPage()
  await tab.goto(stolen)
  await expect(tab.getByRole('heading', { level: 1, name: 'We lost the thread' })).toBeVisible()
  expect((await tab.request.get('/api/auth/me')).status()).toBe(401)
  await victim.close()
})
