import { expireAccess } from '../support/expire-access'
import { expect, test } from '../support/fixtures'
import { registerViewer } from '../support/people-in-browsers'

test('five tabs with an expired access token all stay signed in; signing out in one signs all out, and nothing is behind the back button [R90]', async ({
  page,
  context,
}, testInfo) => {
  testInfo.setTimeout(120_000)
  const email = await registerViewer(page)
  const tabs = [page, ...(await Promise.all(Array.from({ length: 4 }, () => context.newPage())))]
  await Promise.all(tabs.map((tab) => tab.goto('/settings/devices')))

  await expireAccess(context)
  expect((await (await page.request.get('/api/auth/me')).json()).error.code).toBe('token_expired')
  // Two renewals in a row, and whoever still comes with the token of before the first is taken for a thief.
  const renewals: string[] = []
  context.on('request', (request) => {
    if (request.url().endsWith('/api/auth/refresh')) renewals.push(request.url())
  })
  await Promise.all(tabs.map((tab) => tab.reload()))
  for (const tab of tabs) {
    await expect(tab.getByRole('heading', { name: 'Devices', level: 1 })).toBeVisible()
    expect(new URL(tab.url()).pathname).toBe('/settings/devices')
  }
  expect((await page.request.get('/api/auth/me')).status()).toBe(200)
  expect(renewals).toHaveLength(1)

  await page.getByRole('button', { name: 'Account of Mia' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  for (const tab of tabs.slice(1)) await tab.waitForURL('**/login?next=%2Fsettings%2Fdevices')
  // Whoever leaves a page that still comes is told by React that its server did not finish.
  await page.waitForURL((url) => url.pathname === '/', { waitUntil: 'domcontentloaded' })

  await page.goBack({ waitUntil: 'commit' })
  await page.waitForURL('**/login?next=%2Fsettings%2Fdevices')
  await expect(page.getByText(email)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Devices' })).toHaveCount(0)
})
