import { newId } from '@/lib/core/ids'
import { expect, registerPartner, test } from '../support/fixtures'
import { becomeAdmin, giveUpOnJob } from '../support/operator'

test('an admin sees what is stuck, why, and has it tried again; a partner sees nothing of it', async ({
  page,
}, testInfo) => {
  testInfo.setTimeout(180_000)
  await registerPartner(page)
  await page.goto('/admin/jobs')
  // Not theirs: sent on to what is.
  await expect(page).toHaveURL('/studio')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Stuck jobs' })).toHaveCount(0)

  await becomeAdmin(page)
  const [one, other] = [newId(), newId()]
  await giveUpOnJob(one, 'storage said no to https://key:s3cret@storage.example')
  await giveUpOnJob(other, 'storage was away')
  await page.goto('/settings')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('link', { name: 'Stuck jobs' }).click()
  await expect(page.getByRole('heading', { name: 'Stuck jobs' })).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: one })
  await expect(row).toContainText('storage said no to https://…@storage.example')
  await expect(row).toContainText('Tried once')
  await row.getByRole('button', { name: /^Try again/ }).press('Enter')
  await expect(page.getByText('One job is tried again.')).toBeVisible()
  await expect(row).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: other })).toBeVisible()

  await giveUpOnJob(newId(), 'storage was away')
  await page.reload()
  await page.getByRole('button', { name: 'Try all again' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing is stuck' })).toBeVisible()
})
