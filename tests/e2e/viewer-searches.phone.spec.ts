import { activeClipId, activeSlide, expect, expectPlaying, playedSeconds, test } from '../support/fixtures'
import { holdPosition } from '../support/hold-position'
import { holdRequest } from '../support/hold-request'

test('finds a dish while typing, plays it, and jumps to where it is on the timeline', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Search' }).tap()
  const box = page.getByRole('combobox', { name: 'Dish, tag or kitchen' })
  await box.fill('ton')
  const option = page.getByRole('option', { name: /^Tonkotsu ramen/ })
  await expect(option).toBeVisible()

  // What was picked from the list before is nothing in the one that comes.
  const sendList = await holdRequest(page, 'GET', '**/suggestions?q=tonk')
  const isAsked = page.waitForRequest('**/suggestions?q=tonk')
  await box.fill('tonk')
  await isAsked
  await page.keyboard.press('ArrowDown')
  await expect(option).toHaveAttribute('aria-selected', 'true')
  sendList()
  await expect(option).toHaveAttribute('aria-selected', 'false')
  await expect(box).not.toHaveAttribute('aria-activedescendant')
  await page.keyboard.press('ArrowDown')
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await expect(box).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=Tonkotsu/)
  await page.getByRole('link', { name: 'The eighteen-hour bowl' }).tap()
  await expect(page).toHaveURL(/clip=/)
  await expectPlaying(page)
  await expect(activeSlide(page)).toContainText('The eighteen-hour bowl')
  await activeSlide(page)
    .getByRole('button', { name: /^Go to 0:02.8 Tonkotsu ramen/ })
    .tap()
  await expect.poll(() => playedSeconds(page)).toBeGreaterThan(2.7)

  await page.goto('/search?q=rammen')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing is called “rammen”' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'The eighteen-hour bowl' })).toBeVisible()
  await page.goto('/search?q=xyzzyx')
  await expect(page.getByRole('heading', { name: 'Nothing for “xyzzyx”' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'drinks' })).toBeVisible()
})

test('sees only what is vegan, and everything again', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Filter', exact: true }).tap()
  await page.getByRole('dialog').getByLabel('Vegan').check()
  await page.getByRole('button', { name: 'Show clips' }).tap()
  await expect(page).toHaveURL('/?diet=vegan')
  await expect(activeSlide(page).getByRole('list', { name: 'Right for' })).toContainText('Vegan')
  await page.getByRole('button', { name: 'Filter, is on' }).tap()
  await expect(page.getByRole('dialog').getByLabel('Vegan')).toBeChecked()
  await page.getByRole('button', { name: 'Show everything' }).tap()
  await expect(page).toHaveURL('/')
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeVisible()

  await page.goto('/?diet=kosher&without=milk,eggs')
  await expect(page.getByRole('heading', { name: 'Nothing like that right now' })).toBeVisible()
  await page.getByRole('button', { name: 'Filter, is on' }).tap()
  await expect(page.getByRole('dialog').getByLabel('Kosher')).toBeChecked()
})

test('sees what is near, once the browser may tell where that is', async ({ page, context }) => {
  const choose = async () => {
    await page.getByRole('dialog').getByLabel('Distance').selectOption('Up to 2 km')
    await page.getByRole('button', { name: 'Show clips' }).tap()
  }
  await context.setGeolocation({ latitude: 38.7101, longitude: -9.1423 })
  await page.goto('/')
  await page.getByRole('button', { name: 'Filter', exact: true }).tap()
  await choose()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('does not tell where you are')
  await context.grantPermissions(['geolocation'])
  await choose()
  await expect(page).toHaveURL(/\?within=2&near=38\.71%2C-9\.14$/)
  await expect(activeSlide(page)).toBeVisible()
  await expectPlaying(page)
})

test('goes on while nobody answers where that is, and a late answer moves nobody', async ({ page }) => {
  const answerLate = await holdPosition(page)
  const show = page.getByRole('button', { name: 'Show clips' })
  const askWhereThatIs = async (filterButton: string) => {
    await page.getByRole('button', { name: filterButton, exact: true }).tap()
    await page.getByRole('dialog').getByLabel('Distance').selectOption('Up to 2 km')
    await show.tap()
    await expect(show).toHaveAttribute('aria-busy', 'true')
  }
  await page.goto('/?diet=vegan')
  await askWhereThatIs('Filter, is on')
  await page.getByRole('button', { name: 'Show everything' }).tap()
  await expect(page).toHaveURL('/')
  await answerLate()

  await askWhereThatIs('Filter')
  await page.getByRole('button', { name: 'Close' }).tap()
  await page.getByRole('button', { name: 'Filter', exact: true }).tap()
  await expect(show).not.toHaveAttribute('aria-busy')
  await page.getByRole('button', { name: 'Close' }).tap()
  await answerLate()
  await page.getByRole('link', { name: 'Search' }).tap()
  await expect(page).toHaveURL('/search')
  await page.goBack()
  await expect(page).toHaveURL('/')
  await page.goBack()
  await expect(page).toHaveURL('/?diet=vegan')
})

test('follows a link of a search engine to where a dish is', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/search?q=Tonkotsu')
  await page.getByRole('link', { name: 'The eighteen-hour bowl' }).tap()
  await expect(activeSlide(page)).toBeVisible()
  await page.goto(`/v/${await activeClipId(page)}`)
  const said = await page.locator('script[type="application/ld+json"]').textContent()
  const { hasPart } = JSON.parse(said ?? '') as { hasPart: { name: string; url: string }[] }
  await page.goto(hasPart.find(({ name }) => name === 'Tonkotsu ramen')?.url ?? '')
  await expect(activeSlide(page).locator('video[data-ready]')).toBeAttached()
  await expect.poll(() => playedSeconds(page)).toBe(2.8)
})
