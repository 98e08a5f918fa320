import { newId } from '@/lib/core/ids'
import { clipFile } from '../support/clip-file'
import { expectNothingFound } from '../support/expect-nothing-found'
import { expect, registerPartner, test, uploadAsItIs } from '../support/fixtures'
import { becomeAdmin, giveUpOnJob, refuseClips } from '../support/operator'

const open = [
  '/',
  '/login',
  '/register',
  '/forgot',
  '/reset',
  '/verify',
  '/inbox',
  '/oauth/continue?error=lost',
  '/p/kumo-ramen',
  '/search',
  '/search?q=ramen',
]
const partners = [
  '/studio',
  '/studio/upload',
  '/studio/profile',
  '/settings',
  '/settings/sign-in',
  '/settings/devices',
  '/settings/history',
]

for (const path of [...open, ...partners])
  test(`axe finds nothing on ${path}, light and dark`, async ({ page }) => {
    if (partners.includes(path)) await registerPartner(page)
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expectNothingFound(page)
  })

test.describe('with something to show', () => {
  // Storage takes no headers of ours across origins: here every request comes from the same address.
  test.use({ extraHTTPHeaders: {} })

  test('axe finds nothing on the states of the studio: uploading, lists, searches, a clip with captions', async ({
    page,
  }, testInfo) => {
    testInfo.setTimeout(300_000)
    await registerPartner(page)
    await page.goto('/studio/upload')
    await uploadAsItIs(page, clipFile)
    await page.getByLabel('Name', { exact: true }).fill('Sunday soup')
    await expectNothingFound(page)
    await page.getByRole('button', { name: 'Publish' }).click()
    await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible({ timeout: 60_000 })
    await expectNothingFound(page)

    for (const [query, seen] of [
      ['', 'Sunday soup'],
      ['?state=published', 'Sunday soup'],
      ['?state=draft', 'No clip matches'],
      ['?q=nothing+like+it', 'No clip matches'],
    ] as const) {
      await page.goto(`/studio${query}`)
      await expect(page.getByRole('heading', { name: seen })).toBeVisible()
      await expectNothingFound(page)
    }

    await page.goto('/studio')
    await page.getByRole('link', { name: 'Edit Sunday soup' }).click()
    await expect(page.getByRole('form', { name: 'The dish' })).toBeVisible()
    await expectNothingFound(page)
    await page.getByRole('button', { name: 'Add captions' }).click()
    await expect(page.getByRole('form', { name: 'Captions' })).toBeVisible()
    await expectNothingFound(page)

    await refuseClips(page)
    await page.reload()
    await expect(page.getByText('There is no film here')).toBeVisible()
    await expectNothingFound(page)
    await page.goto('/studio')
    await expect(page.getByText('Not accepted').last()).toBeVisible()
    await expectNothingFound(page)
  })

  test('axe finds nothing on the profile while a picture is cut and hours are wrong', async ({
    page,
  }, testInfo) => {
    testInfo.setTimeout(300_000)
    await registerPartner(page)
    await page.goto('/studio/profile')
    await page.getByRole('button', { name: 'Add hours on Monday' }).click()
    await page.getByLabel('Monday, to').fill('')
    await page.getByRole('button', { name: 'Save hours' }).click()
    await expect(page.getByText('Please fill in both times.')).toBeVisible()
    await expectNothingFound(page)
    await page.getByLabel('Picture file').setInputFiles(clipFile.replace(/mp4$/, 'jpg'))
    await expect(page.getByRole('dialog', { name: 'Your picture' })).toBeVisible()
    await expectNothingFound(page)
  })

  test('axe finds nothing on the list of stuck jobs', async ({ page }, testInfo) => {
    testInfo.setTimeout(300_000)
    await registerPartner(page)
    await becomeAdmin(page)
    await giveUpOnJob(newId(), 'storage was away')
    await page.goto('/admin/jobs')
    await expect(page.getByText('storage was away').first()).toBeVisible()
    await expectNothingFound(page)
  })
})
