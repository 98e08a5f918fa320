import { demoPassword, expect, test, uniqueEmail } from '../support/fixtures'
import { findMail } from '../support/people-in-browsers'
import { stack } from '../support/stack'

test.use({ javaScriptEnabled: false })

const isSignedIn = async (page: import('@playwright/test').Page) =>
  (await page.request.get('/api/auth/me')).status() === 200

test('without JavaScript: register, sign out, sign in, ask for a new password', async ({ page }) => {
  // A dozen pages, and five passwords to hash.
  test.slow()
  const email = uniqueEmail()
  await page.goto('/register')
  await page.getByLabel('Your name').fill('Mia')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: /create account/i }).click()
  await expect(page.getByRole('alert')).toContainText(/at least 12 characters/i)
  expect(page.url()).toBe(`${stack.origin}/register?refused=validation_failed`)
  await page.getByLabel('Your name').fill('Mia')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: /create account/i }).click()
  await page.waitForURL(`${stack.origin}/`)
  expect(await isSignedIn(page)).toBe(true)

  await page.goto('/settings')
  await page.getByRole('button', { name: /account of/i }).click()
  await page.getByRole('button', { name: /sign out/i }).click()
  await page.waitForURL(`${stack.origin}/`)
  expect(await isSignedIn(page)).toBe(false)

  await page.goto('/settings')
  await page.waitForURL(/\/login\?next=/)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('not this one')
  await page.getByRole('button', { name: /^sign in$/i }).click()
  await expect(page.getByRole('alert')).toContainText(/do not match/i)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: /^sign in$/i }).click()
  await page.waitForURL(`${stack.origin}/settings`)
  expect(await isSignedIn(page)).toBe(true)

  await page.goto('/forgot')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: /mail me a link/i }).click()
  await expect(page.getByRole('heading', { name: /check your mail/i })).toBeVisible()
  await findMail(page, email, /set a new password/i)
})
