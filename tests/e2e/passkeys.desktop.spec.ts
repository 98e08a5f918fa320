import type { Page } from '@playwright/test'
import { expectNothingFoundNow } from '../support/expect-nothing-found'
import { demoPassword, expect, test, uniqueEmail } from '../support/fixtures'
import { stack } from '../support/stack'
import { plugInAuthenticator } from '../support/virtual-authenticator'

const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }

async function registerViewer(page: Page): Promise<string> {
  const email = uniqueEmail()
  const data = { email, password: demoPassword, displayName: 'Mia', role: 'viewer' }
  expect((await page.request.post('/api/auth/register', { headers, data })).status()).toBe(201)
  return email
}

const signOut = async (page: Page) =>
  expect((await page.request.post('/api/auth/logout', { headers })).status()).toBe(204)

const row = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Passkeys' }).getByRole('listitem').filter({ hasText: name })
const passkeyButton = (page: Page) => page.getByRole('button', { name: 'Sign in with a passkey' })

async function addPasskey(page: Page): Promise<void> {
  await page.goto('/settings/sign-in')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(row(page, 'Chrome on Linux')).toBeVisible()
}

/**
 * Opens the sign-in page in a browser that cannot put passkeys among suggestions: the virtual finger would take the first
 * one before there is a click. That the page asks whether it could says that its buttons work.
 */
async function openLoginWithoutSuggestions(page: Page, path = '/login'): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => {
      document.documentElement.dataset.asked = ''
      return false
    }
  })
  await page.goto(path)
  await expect(page.locator('html[data-asked]')).toBeAttached()
}

const loginQuestion = (page: Page) => page.waitForResponse('**/api/auth/passkeys/login/options')

/** The server is asked as somebody whose proof is old; a test cannot wait a quarter of an hour. */
const forgetProofOnce = (page: Page, path: string) =>
  page.route(
    path,
    (route) =>
      route.fulfill({ status: 403, json: { error: { code: 'proof_required', message: '', requestId: '' } } }),
    { times: 1 },
  )

test('add a passkey, sign out, sign in without a password', async ({ page }) => {
  const key = await plugInAuthenticator(page)
  const email = await registerViewer(page)
  await page.goto('/settings/sign-in')
  await expect(page.getByText('You have none yet.')).toBeVisible()
  await expectNothingFoundNow(page)
  await addPasskey(page)
  await expectNothingFoundNow(page)
  expect(await key.passkeys()).toMatchObject([
    { rpId: 'localhost', isResidentCredential: true, userName: email },
  ])

  await signOut(page)
  await openLoginWithoutSuggestions(page, '/login?next=/settings/sign-in')
  await page.getByLabel('Keep me signed in').check()
  await passkeyButton(page).click()
  await page.waitForURL(`${stack.origin}/settings/sign-in`)
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'rt')
  expect(cookie?.expires).toBeGreaterThan(Date.now() / 1000 + 86_400)
  await expect(row(page, 'Chrome on Linux')).toContainText('Last used')
})

test('rename a passkey, remove it, and it opens nothing any more', async ({ page, allowed }) => {
  allowed.push(/401/)
  await plugInAuthenticator(page)
  await registerViewer(page)
  await addPasskey(page)
  await page.getByRole('button', { name: 'Rename Chrome on Linux' }).click()
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Please fill this in.')).toBeVisible()
  await expectNothingFoundNow(page)
  await page.getByLabel('Name', { exact: true }).fill('Kitchen laptop')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Kitchen laptop')).toBeVisible()

  await page.getByRole('button', { name: 'Remove Kitchen laptop' }).click()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Remove Kitchen laptop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('You have none yet.')).toBeVisible()

  await signOut(page)
  await openLoginWithoutSuggestions(page)
  await passkeyButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'did not open an account here' })).toBeVisible()
  await expect(passkeyButton(page)).not.toHaveAttribute('aria-busy', 'true')
})

test('the e-mail field offers passkeys by itself, and a form that is sent takes the offer back', async ({
  page,
  allowed,
}) => {
  allowed.push(/401/)
  const key = await plugInAuthenticator(page)
  await registerViewer(page)
  await addPasskey(page)
  await signOut(page)
  await key.touch(false)
  const offered = loginQuestion(page)
  await page.goto('/login')
  await offered
  await expect(page.getByLabel('E-mail')).toHaveAttribute('autocomplete', 'username webauthn')

  await page.getByLabel('E-mail').fill('mia@example.com')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('do not match')).toBeVisible()
  await key.touch(true)
  await expect(page).toHaveURL(/\/login$/)

  const askedAgain = page.waitForRequest('**/api/auth/passkeys/login')
  await page.getByLabel('E-mail').focus()
  await askedAgain
  await page.waitForURL(`${stack.origin}/`)
  expect((await page.request.get('/api/auth/me')).status()).toBe(200)
})

test('closing the question is no mistake, and a device with a passkey makes no second one', async ({
  page,
}) => {
  const key = await plugInAuthenticator(page)
  await registerViewer(page)
  await addPasskey(page)
  await page.getByRole('button', { name: 'Add another passkey' }).click()
  await expect(page.getByText('This device has a passkey for your account already.')).toBeVisible()

  await signOut(page)
  await key.trustFinger(false)
  const offered = loginQuestion(page)
  await page.goto('/login')
  await offered
  const asked = loginQuestion(page)
  await passkeyButton(page).click()
  await asked
  await expect(passkeyButton(page)).not.toHaveAttribute('aria-busy', 'true')
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
})

test('a passkey proves who you are where the account asks again', async ({ page, allowed }) => {
  allowed.push(/403/)
  await plugInAuthenticator(page)
  await registerViewer(page)
  await addPasskey(page)
  await forgetProofOnce(page, '**/api/auth/passkeys/*')
  await page.getByRole('button', { name: 'Remove Chrome on Linux' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog', { name: 'Is it still you?' })
  await expect(dialog.getByLabel('Password', { exact: true })).toBeVisible()
  await expectNothingFoundNow(page)
  const proved = page.waitForResponse('**/api/auth/passkeys/proof')
  await dialog.getByRole('button', { name: 'Use a passkey' }).click()
  expect((await proved).status()).toBe(204)
  await expect(page.getByText('You have none yet.')).toBeVisible()
})

test('an account with nothing to prove itself with is told to sign in again, and comes back', async ({
  page,
  allowed,
}) => {
  allowed.push(/403/)
  await registerViewer(page)
  await page.goto('/settings/sign-in')
  await forgetProofOnce(page, '**/api/auth/passkeys/options')
  await page.route('**/api/auth/proof', (route) => route.fulfill({ json: { ways: [] } }))
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in again' }).click()
  await expect(page).toHaveURL(`${stack.origin}/login?next=%2Fsettings%2Fsign-in`)
  expect((await page.request.get('/api/auth/me')).status()).toBe(401)
})

test('a browser without passkeys shows neither button', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
  await page.goto('/login')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(passkeyButton(page)).toHaveCount(0)
  await registerViewer(page)
  await page.goto('/settings/sign-in')
  await expect(page.getByText('This browser cannot make passkeys.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0)
})
