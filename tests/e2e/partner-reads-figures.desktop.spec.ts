import type { Page } from '@playwright/test'
import { clipFile } from '../support/clip-file'
import { expectNothingFound } from '../support/expect-nothing-found'
import {
  expect,
  expectPlaying,
  playedSeconds,
  registerPartner,
  test,
  uploadAsItIs,
} from '../support/fixtures'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.use({ extraHTTPHeaders: {} })

/** What stands below a name in the list of totals. */
const total = (page: Page, name: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first()

test('a visitor watches a clip, and its partner reads for how long, by sight, keys and spreadsheet', async ({
  page,
  browser,
}, testInfo) => {
  testInfo.setTimeout(180_000)
  await registerPartner(page)
  await page.goto('/studio/upload')
  await uploadAsItIs(page, clipFile)
  await page.getByLabel('Name', { exact: true }).fill('Sunday soup')
  await page.getByRole('button', { name: 'Publish' }).click()
  const watch = page.getByRole('link', { name: 'Watch it' })
  await expect(watch).toBeVisible({ timeout: 60_000 })
  const clipPath = (await watch.getAttribute('href')) ?? ''

  await page.goto('/studio')
  await page.getByRole('link', { name: 'How Sunday soup does: 0 views, 0 likes' }).click()
  await expect(page.getByRole('heading', { name: 'Sunday soup', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'All time', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nobody has tasted this yet' })).toBeVisible()
  await expectNothingFound(page)

  // Its partner looks at it: that is no view.
  await page.goto(clipPath)
  await expectPlaying(page)
  await expect.poll(() => playedSeconds(page), { timeout: 15_000 }).toBeGreaterThan(1)

  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(clipPath)
  await expectPlaying(visitor)
  // A busy browser says late how far it is: by then it has said that it was two seconds.
  await expect.poll(() => playedSeconds(visitor), { timeout: 30_000 }).toBeGreaterThan(4)
  const beacon = visitor.waitForResponse((response) => response.url().endsWith('/api/views'))
  // Another tab comes to the front.
  await visitor.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  expect((await beacon).status()).toBe(204)
  await visitor.context().close()

  await page.goto('/studio')
  const figures = page.getByRole('link', { name: 'How Sunday soup does: 1 view, 0 likes' })
  await expect(async () => {
    await page.reload()
    await expect(figures).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await figures.click()
  await expect(total(page, 'Views')).toHaveText('1')
  await expect(page.getByText('of 1 start', { exact: true })).toBeVisible()
  await expectNothingFound(page)

  // By keys alone: the curve is a slider that says each moment.
  const curve = page.getByRole('slider', { name: 'Moment of the clip' })
  await curve.focus()
  await curve.press('Home')
  await expect(curve).toHaveAttribute('aria-valuetext', '0 s: 100% watching, 1 in all')
  await expect(page.getByText('0 s: 100% watching, 1 in all')).toBeVisible()
  await curve.press('End')
  await expect(curve).toHaveAttribute('aria-valuetext', /: 0% watching, 0 in all$/)
  const days = page.getByRole('slider', { name: 'Day' })
  await days.focus()
  await expect(days).toHaveAttribute('aria-valuetext', /: 1 view, \d s watched$/)

  const section = page.getByRole('region', { name: 'Views over time' })
  await section.getByText('The numbers as a table').press('Enter')
  await expect(section.getByRole('row').last()).toContainText('1')
  const saved = page.waitForEvent('download')
  await section.getByRole('link', { name: 'Save as CSV' }).press('Enter')
  expect((await saved).suggestedFilename()).toMatch(/^morsel-[\w-]+-days-[\d-]+\.csv$/)
})
