import { demoPassword, expect, test, uniqueEmail } from '../support/fixtures'
import { stack } from '../support/stack'

const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }

async function registerViewer(page: import('@playwright/test').Page, remember = false) {
  const email = uniqueEmail()
  const data = { email, password: demoPassword, displayName: 'Mia', role: 'viewer', remember }
  expect((await page.request.post('/api/auth/register', { headers, data })).status()).toBe(201)
  return email
}

test('signing in by the form: wrong password, right password, sign out', async ({ page, allowed }) => {
  allowed.push(/401/)
  const email = await registerViewer(page)
  await page.request.post('/api/auth/logout', { headers })
  await page.goto('/login')
  await page.getByLabel(/e-mail/i).fill(email)
  await page.getByLabel(/^password/i).fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: /do not match/i })).toBeVisible()
  await page.getByLabel(/^password/i).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(`${stack.origin}/`)
  expect((await page.request.get('/api/auth/me')).status()).toBe(200)
})

test('cookies: session or persistent as chosen, also after rotation', async ({ page }) => {
  for (const remember of [false, true]) {
    await registerViewer(page, remember)
    for (let turn = 0; turn < 3; turn++) {
      const cookies = (await page.context().cookies()).filter(({ name }) => ['at', 'rt'].includes(name))
      expect(cookies).toHaveLength(2)
      for (const cookie of cookies) {
        expect(cookie.httpOnly).toBe(true)
        if (remember) expect(cookie.expires).toBeGreaterThan(Date.now() / 1000 + 86_400)
        else expect(cookie.expires).toBe(-1)
      }
      expect((await page.request.post('/api/auth/refresh', { headers })).status()).toBe(200)
    }
  }
})

test('a token saved before signing out never works again', async ({ page, browser }) => {
  await registerViewer(page)
  const saved = await page.context().storageState()
  expect((await page.request.post('/api/auth/logout', { headers })).status()).toBe(204)
  const thief = await browser.newContext({ storageState: saved, baseURL: stack.origin })
  expect((await thief.request.get('/api/auth/me')).status()).toBe(401)
  expect((await thief.request.post('/api/auth/refresh', { headers })).status()).toBe(401)
  await thief.close()
})

test('fifty refreshes at once: every answer 200, one successor', async ({ page }) => {
  await registerViewer(page)
  const rt = (await page.context().cookies()).find(({ name }) => name === 'rt')?.value
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      fetch(`${stack.origin}/api/auth/refresh`, {
        method: 'POST',
        headers: { ...headers, Cookie: `rt=${rt}` },
      }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
  const successors = answers.flatMap((answer) =>
    answer.headers.getSetCookie().filter((line) => line.startsWith('rt=')),
  )
  expect(new Set(successors.map((line) => line.split(';')[0])).size).toBe(1)
})

test('two tabs with an expired access token both stay signed in', async ({ page, context }) => {
  await registerViewer(page)
  await context.clearCookies({ name: 'at' })
  const other = await context.newPage()
  await Promise.all([page.goto('/'), other.goto('/')])
  for (const tab of [page, other])
    await expect.poll(async () => (await tab.request.get('/api/auth/me')).status()).toBe(200)
})
