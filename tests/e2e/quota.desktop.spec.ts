import { expectNothingFound } from '../support/expect-nothing-found'
import { expect, registerPartner, test } from '../support/fixtures'
import { pretendUploads } from '../support/operator'

test('a day’s share is shown, and says that it is used up before a file is picked', async ({ page }) => {
  await registerPartner(page)
  await page.goto('/studio/upload')
  const share = page.getByRole('region', { name: 'Sent in the last 24 hours' })
  await expect(share.getByRole('definition').first()).toHaveText('0 of 100')
  await expect(page.getByText('No room for another clip just now')).toHaveCount(0)

  await pretendUploads(page, 100)
  await page.reload()
  await expect(share.getByRole('definition').first()).toHaveText('100 of 100')
  await expect(share).toContainText('The oldest stops counting in 22 hours.')
  const notice = page.getByRole('status').filter({ hasText: 'No room for another clip just now' })
  await expect(notice).toContainText('You have sent 100 clips in 24 hours')
  await expect(notice).toContainText('in 22 hours')
  await expectNothingFound(page)
})
