import type { Page } from '@playwright/test'
import { clipFile } from '../support/clip-file'
import { expect, registerPartner, test } from '../support/fixtures'
import { tabTo } from '../support/keyboard'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.use({ extraHTTPHeaders: {} })

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

test('upload a clip, find it, edit it, save, hide it and delete it by keyboard alone', async ({
  page,
}, testInfo) => {
  testInfo.setTimeout(180_000)
  await registerPartner(page)
  await page.goto('/studio/upload')
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, page.getByLabel('Choose videos'))
  await press(page, 'Enter')
  await (await chooser).setFiles(clipFile)
  await tabTo(page, page.getByRole('button', { name: 'Upload as it is' }))
  await press(page, 'Enter')
  await tabTo(page, page.getByLabel('Name', { exact: true }))
  await page.keyboard.type('Sunday soup')
  await tabTo(page, page.getByRole('button', { name: 'Publish' }))
  await press(page, 'Enter')
  await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible({ timeout: 60_000 })

  await page.goto('/studio')
  await tabTo(page, page.getByLabel('Search your clips'))
  await page.keyboard.type('nothing like it')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'No clip matches' })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'Show all clips' }))
  await press(page, 'Enter')
  await expect(page.getByRole('link', { name: 'Sunday soup', exact: true })).toBeVisible()
  await tabTo(page, page.getByLabel('Search your clips'))
  await page.keyboard.type('soup')
  await press(page, 'Enter')
  await expect(page).toHaveURL(/q=soup/)
  await tabTo(page, page.getByRole('link', { name: 'Edit Sunday soup' }))
  await press(page, 'Enter')

  const about = page.getByRole('form', { name: 'About the clip' })
  await tabTo(page, about.getByLabel('Name', { exact: true }))
  await press(page, 'ControlOrMeta+a')
  await page.keyboard.type('Monday soup')
  await tabTo(page, about.getByRole('button', { name: 'Save' }))
  await press(page, 'Enter')
  await expect(about.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Monday soup' })).toBeVisible()
  // Who saved is still where they were, and not at the top of the page.
  await expect(about.getByRole('button', { name: 'Save' })).toBeFocused()

  await tabTo(page, about.getByRole('link', { name: 'Back to the studio' }))
  await press(page, 'Enter')
  await tabTo(page, page.getByRole('button', { name: 'Unpublish Monday soup' }))
  await press(page, 'Enter')
  await expect(page.getByRole('listitem').getByText('Draft')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Delete Monday soup' }))
  await press(page, 'Enter')
  await expect(page.getByText('“Monday soup” is deleted.')).toBeVisible()
})
