import { expect, test } from '../support/fixtures'
import { openMail, registerViewer } from '../support/people-in-browsers'
import { stack } from '../support/stack'

const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }
const newPassword = 'seven purple lanterns over the bay'

test('a forgotten password: ask, read the mail, set a new one, sign in [R37, R38]', async ({
  page,
  browser,
}) => {
  const email = await registerViewer(page)
  const elsewhere = await browser.newContext({ storageState: await page.context().storageState() })
  await page.context().clearCookies()

  await page.goto('/login')
  await page.getByRole('link', { name: /set a new one/i }).click()
  // The page before has such a field too.
  await expect(page.getByRole('heading', { name: /forgot your password/i })).toBeVisible()
  await page.getByLabel(/e-mail/i).fill(email)
  await page.getByRole('button', { name: /mail me a link/i }).click()
  await expect(page.getByRole('heading', { name: /check your mail/i })).toBeFocused()
  await expect(page.getByRole('button', { name: /send it again/i })).toBeDisabled()
  await page.getByRole('link', { name: /open the inbox/i }).click()
  await openMail(page, email, /set a new password/i)

  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`))
  await page.getByRole('link', { name: /set a new password/i }).click()
  await page.waitForURL(/\/reset#/)
  const token = new URL(page.url()).hash.slice(1, 44)
  // A mail scanner opens the page, and so does a person who comes back to the tab: nothing is used up by it.
  for (let turn = 0; turn < 2; turn += 1) await page.reload()
  await expect(page.locator('input[autocomplete="username"]')).toHaveValue(email)
  await page.getByLabel(/new password/i).fill(newPassword)
  await page.getByRole('button', { name: /set my password/i }).click()
  await expect(page.getByRole('heading', { name: /new password is set/i })).toBeFocused()
  expect(page.url()).toBe(`${stack.origin}/reset`)
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter((line) => line.includes(token))).toEqual([])

  expect((await elsewhere.request.get(`${stack.origin}/api/auth/me`)).status()).toBe(401)
  await elsewhere.close()
  await page.getByRole('link', { name: /^sign in$/i }).click()
  await page.getByLabel(/e-mail/i).fill(email)
  await page.getByLabel(/^password/i).fill(newPassword)
  await page.getByRole('button', { name: /^sign in$/i }).click()
  await page.waitForURL(`${stack.origin}/`)
  expect((await page.request.get('/api/auth/me')).status()).toBe(200)
  await openMail(page, email, /password was changed/i)
})

test('a link that was used says so, and leads to a new one', async ({ page, allowed }) => {
  allowed.push(/422/)
  const email = await registerViewer(page)
  await page.context().clearCookies()
  await page.request.post('/api/auth/forgot', { headers, data: { email } })
  await openMail(page, email, /set a new password/i)
  const link = await page.getByRole('link', { name: /set a new password/i }).getAttribute('href')
  const token = new URL(link ?? '').hash.slice(1, 44)
  const data = { token, password: newPassword }
  expect((await page.request.post('/api/auth/reset', { headers, data })).status()).toBe(204)
  await page.goto(link ?? '')
  await page.getByLabel(/new password/i).fill(newPassword)
  await page.getByRole('button', { name: /set my password/i }).click()
  await expect(page.getByRole('heading', { name: /link is used up/i })).toBeFocused()
  await page.getByRole('link', { name: /ask for a new link/i }).click()
  await expect(page.getByRole('heading', { name: /forgot your password/i })).toBeVisible()
})

test('confirming an e-mail: at the press of a button, not by opening the link', async ({ page }) => {
  const email = await registerViewer(page)
  await openMail(page, email, /confirm your e-mail/i)
  await page.getByRole('link', { name: /confirm my e-mail/i }).click()
  await page.waitForURL(/\/verify#/)
  await page.reload()
  const isVerified = async () => {
    const { user } = await (await page.request.get('/api/auth/me')).json()
    return user.emailVerified
  }
  expect(await isVerified()).toBe(false)
  await page.getByRole('button', { name: /^confirm$/i }).click()
  await expect(page.getByRole('heading', { name: /thank you/i })).toBeFocused()
  expect(await isVerified()).toBe(true)
})

test('without a network the form says so and keeps what was typed', async ({ page, context, allowed }) => {
  allowed.push(/ERR_INTERNET_DISCONNECTED/)
  await page.goto('/forgot')
  await page.getByLabel(/e-mail/i).fill('mia@example.com')
  await context.setOffline(true)
  await page.getByRole('button', { name: /mail me a link/i }).click()
  await expect(page.getByRole('alert').filter({ hasText: /could not reach/i })).toBeVisible()
  await expect(page.getByLabel(/e-mail/i)).toHaveValue('mia@example.com')
})
