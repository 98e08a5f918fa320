import { expect, test } from '../support/fixtures'
import { registerViewer, signInOnPhone } from '../support/people-in-browsers'

const rooms = ['/settings', '/settings/sign-in', '/settings/devices', '/settings/history']

test('the settings fit a phone, a narrow one too, and everything to touch is large enough', async ({
  page,
  browser,
}) => {
  const other = await signInOnPhone(browser, await registerViewer(page))
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const path of rooms) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${path} at ${width}`,
      ).toBeLessThanOrEqual(0)
      const targets = page.locator('main').getByRole('button').or(page.locator('main nav').getByRole('link'))
      for (const target of await targets.all()) {
        const box = await target.boundingBox()
        expect(Math.round(box?.height ?? 0), await target.innerHTML()).toBeGreaterThanOrEqual(44)
      }
    }
  }
  await other.close()
})

test('a thumb goes from room to room, signs a device out and reads of it', async ({ page, browser }) => {
  const other = await signInOnPhone(browser, await registerViewer(page))
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Devices' }).tap()
  await expect(page.getByRole('heading', { name: 'Devices', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).tap()
  await expect(page.getByText('A table for one')).toBeVisible()
  await page.getByRole('link', { name: 'History' }).tap()
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible()
  await expect(page.getByText('Signed out another device')).toBeVisible()
  await other.close()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the profile can still be read', async ({ page }) => {
    const email = await registerViewer(page)
    await page.goto('/settings')
    await expect(page.getByLabel('Your name')).toHaveValue('Mia')
    await expect(page.getByRole('main').getByText(email)).toBeVisible()
  })
})
