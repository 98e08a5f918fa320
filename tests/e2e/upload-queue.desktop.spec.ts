import path from 'node:path'
import type { CDPSession, Locator, Page } from '@playwright/test'
import { clipFile } from '../support/clip-file'
import { expectNothingFoundNow } from '../support/expect-nothing-found'
import { expect, registerPartner, test } from '../support/fixtures'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.use({ extraHTTPHeaders: {} })

const files = ['bamboo-dumplings', 'croissant-gold', 'ganache-cake'].map((name) =>
  path.join(path.dirname(clipFile), `${name}.mp4`),
)

/** One session a page: what another one slowed down stays slow. */
const networks = new WeakMap<Page, Promise<CDPSession>>()

/** Bytes a second; -1 takes the brake off. It outlives a reload. */
async function throttle(page: Page, uploadThroughput: number): Promise<void> {
  const network = networks.get(page) ?? page.context().newCDPSession(page)
  networks.set(page, network)
  await (await network).send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 5,
    downloadThroughput: -1,
    uploadThroughput,
  })
}

/** Walks there as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let steps = 0; steps < 60; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error('the keyboard does not get there')
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

const inDays = (days: number) => {
  const at = new Date(Date.now() + days * 86_400_000)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}T18:30`
}

test('three clips at once, by keyboard alone, reloaded in the middle: one published, one draft, one scheduled', async ({
  page,
}, testInfo) => {
  testInfo.setTimeout(240_000)
  page.on('dialog', (dialog) => void dialog.accept())
  await registerPartner(page)
  await throttle(page, 2e3)
  await page.goto('/studio/upload')
  await page.getByLabel('Choose videos').setInputFiles(files)

  const all = page.getByRole('region', { name: 'All clips' })
  const rows = all.getByRole('listitem').getByRole('button')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(0)).toHaveAttribute('aria-current', 'true')
  await expect(rows.nth(0)).toContainText('%', { timeout: 30_000 })
  await expect(rows.nth(2)).toContainText('waits for its turn · needs a name')
  await expectNothingFoundNow(page)

  const form = page.getByRole('form', { name: 'About the clip' })
  const name = form.getByLabel('Name')
  await expect(name).toBeFocused()
  await page.keyboard.type('Dumplings at noon')
  await press(page, form.getByRole('button', { name: 'Publish' }))
  await expect(form.getByText('Will publish when the upload is done.')).toBeVisible()

  await tabTo(page, rows.nth(1), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true')
  await expect(rows.nth(1)).toBeFocused()
  await tabTo(page, name)
  await page.keyboard.type('Croissant')
  await press(page, form.getByRole('button', { name: 'Save as draft' }))
  await expect(rows.nth(1)).toContainText('Croissant')
  await expect(rows.nth(1)).toContainText('then a draft')

  await tabTo(page, rows.nth(2), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, name)
  await page.keyboard.type('Cake')
  await press(page, form.getByRole('button', { name: 'Later' }))
  const dialog = page.getByRole('dialog', { name: 'When should it be published?' })
  await dialog.getByLabel('Day and time').fill('2020-01-01T12:00')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('That time is over.')).toBeVisible()
  await expectNothingFoundNow(page)
  await dialog.getByLabel('Day and time').fill(inDays(3))
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(rows.nth(2)).toContainText('then scheduled')
  await expect(rows.nth(0)).toContainText('%')

  // Before the reload: a request that is on its way keeps the pace it began with.
  await throttle(page, -1)
  await page.reload()
  await expect(rows).toHaveCount(3)
  await expect(rows).toHaveText([/Dumplings at noon/, /Croissant/, /Cake/])
  await expect(rows).toHaveText([/published$/, /kept as a draft$/, /scheduled$/], { timeout: 60_000 })
  await expectNothingFoundNow(page)

  await page.goto('/studio')
  const clips = page.getByRole('listitem')
  await expect(clips.filter({ hasText: 'Dumplings at noon' })).toContainText('Published')
  await expect(clips.filter({ hasText: 'Croissant' })).toContainText('Draft')
  await expect(clips.filter({ hasText: 'Cake' })).toContainText(/Scheduled for .*6:30/)
  await page.goto('/studio?state=scheduled')
  await expect(clips.filter({ has: page.getByRole('heading') })).toHaveCount(1)
  await expectNothingFoundNow(page)

  await page.getByRole('link', { name: 'Edit Cake' }).click()
  await page.getByRole('button', { name: 'Change the time' }).click()
  const change = page.getByRole('dialog')
  await change.getByLabel('Day and time').fill(inDays(5))
  await change.getByRole('button', { name: 'Schedule it' }).click()
  await expect(page.getByText('The time is changed.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep it private' }).click()
  await expect(page.getByText('It stays private.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish later' })).toBeVisible()
})

test('an upload goes on outside of the studio, and through a reload there', async ({ page }, testInfo) => {
  testInfo.setTimeout(120_000)
  page.on('dialog', (dialog) => void dialog.accept())
  await registerPartner(page)
  await throttle(page, 2e3)
  await page.goto('/studio/upload')
  await page.getByLabel('Choose videos').setInputFiles(files.slice(0, 2))
  await expect(page.getByRole('progressbar', { name: 'Upload', exact: true })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'All clips' }).getByRole('button', { name: /%/ }),
  ).toBeVisible({ timeout: 30_000 })

  await page.getByRole('link', { name: 'Morsel, to the feed' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  const indicator = page.getByRole('link', { name: /on their way/ })
  await expect(indicator).toContainText('%')
  // Before the next page: a request that is on its way keeps the pace it began with.
  await throttle(page, -1)
  await page.goto('/settings')
  await expectNothingFoundNow(page)
  await expect(indicator).toHaveText(/2 wait for you/, { timeout: 60_000 })
  await indicator.click()
  await expect(
    page.getByRole('region', { name: 'All clips' }).getByText('uploaded · needs a name'),
  ).toHaveCount(2, { timeout: 30_000 })
})
