import type { Page } from '@playwright/test'
import { clipFile } from '../support/clip-file'
import { expect, registerPartner, test, uploadAsItIs } from '../support/fixtures'
import { holdRequest } from '../support/hold-request'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.use({ extraHTTPHeaders: {} })

async function publish(page: Page, name: string): Promise<void> {
  await page.goto('/studio/upload')
  await uploadAsItIs(page, clipFile)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible({ timeout: 60_000 })
}

test('a partner describes the dish, hides the clip, finds it, deletes it and takes that back', async ({
  page,
}, testInfo) => {
  testInfo.setTimeout(120_000)
  await registerPartner(page)
  await publish(page, 'Sunday soup')

  await page.goto('/studio')
  await page.getByRole('link', { name: 'Edit Sunday soup' }).click()
  const dish = page.getByRole('form', { name: 'The dish' })
  await dish.getByLabel('Price').fill('cheap')
  await dish.getByRole('button', { name: 'Save the dish' }).click()
  await expect(dish.getByText('Write the price as a number, like 12.50.')).toBeVisible()
  await dish.getByRole('textbox', { name: 'Dish' }).fill('Minestrone')
  await dish.getByLabel('Price').fill('8,50')
  await dish.getByLabel('Order link').fill('https://order.example/soup')
  await dish.getByLabel('Tags').fill('#Soup, soup, winter')
  await dish.getByRole('button', { name: 'Save the dish' }).click()
  await expect(dish.getByText('Saved.')).toBeVisible()

  const dietary = page.getByRole('form', { name: 'Diets and allergens' })
  await dietary.getByLabel('Vegan').check()
  await dietary.getByLabel('Milk').check()
  await dietary.getByRole('button', { name: 'Save diets and allergens' }).click()
  await expect(dietary.getByText('Vegan and with milk cannot both be right.')).toBeVisible()
  await dietary.getByLabel('Milk').uncheck()
  await dietary.getByLabel('Celery').check()
  const saveDietary = dietary.getByRole('button', { name: 'Save diets and allergens' })
  const sendDietary = await holdRequest(page, 'PATCH', '**/api/videos/*')
  await saveDietary.click()
  await dietary.getByLabel('Mustard').check()
  sendDietary()
  await expect(saveDietary).not.toHaveAttribute('aria-busy')
  await expect(dietary.getByText('Saved.')).toHaveCount(0)
  await saveDietary.click()
  await expect(dietary.getByText('Saved.')).toBeVisible()

  const timeline = page.getByRole('form', { name: 'Dishes on the timeline' })
  await timeline.getByRole('button', { name: 'Add a mark' }).click()
  await timeline.getByLabel('At').fill('0:99')
  await timeline.getByRole('textbox', { name: 'Dish' }).fill('Bread')
  await timeline.getByLabel('Price').fill('2,50')
  await timeline.getByRole('button', { name: 'Save the timeline' }).click()
  await expect(timeline.getByText('Like 0:04.')).toBeVisible()
  await timeline.getByLabel('At').fill('0:01')
  const sendTimeline = await holdRequest(page, 'PATCH', '**/api/videos/*')
  await timeline.getByRole('button', { name: 'Save the timeline' }).click()
  await timeline.getByRole('button', { name: 'Add a mark' }).click()
  sendTimeline()
  await expect(timeline.getByRole('button', { name: 'Save the timeline' })).not.toHaveAttribute('aria-busy')
  await expect(timeline.getByText('Saved.')).toHaveCount(0)
  await timeline.getByRole('button', { name: 'Remove mark 2' }).click()
  await expect(timeline.getByText('Saved.')).toBeVisible()

  await page.getByRole('link', { name: 'Watch it' }).click()
  const article = page.locator('article').first()
  await expect(article).toContainText('Minestrone')
  await expect(article).toContainText('€8.50')
  await expect(article).toContainText('Contains celery, mustard')
  await expect(article.getByRole('button', { name: 'Go to 0:01 Bread €2.50' })).toBeVisible()
  await expect(article.getByRole('list', { name: 'Tags' })).toHaveText('#soup#winter')
  await expect(article.getByRole('link', { name: /^Order/ })).toHaveAttribute(
    'href',
    'https://order.example/soup',
  )

  await page.goto('/studio')
  await page.getByRole('button', { name: 'Unpublish Sunday soup' }).click()
  await expect(page.getByRole('listitem').getByText('Draft')).toBeVisible()
  await page.getByLabel('Search your clips').fill('minestrone')
  await page.getByLabel('Show').selectOption('Published')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'No clip matches' })).toBeVisible()
  await page.goto('/studio?q=minestrone&state=draft')
  await expect(page.getByRole('link', { name: 'Sunday soup', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Delete Sunday soup' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Sunday soup', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Delete Sunday soup' }).click()
  await expect(page.getByText('“Sunday soup” is deleted.')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Undo deleting Sunday soup' }).click()
  await expect(page.getByRole('link', { name: 'Sunday soup', exact: true })).toBeVisible()
})
