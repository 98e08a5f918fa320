import type { Page } from '@playwright/test'
import { activeClipId, activeSlide, expect, expectPlaying, test } from '../support/fixtures'
import { registerViewer } from '../support/people-in-browsers'

async function swipe(page: Page): Promise<string> {
  const id = await activeClipId(page)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => activeClipId(page)).not.toBe(id)
  return (await activeClipId(page)) ?? ''
}

test('each feed keeps its place: behind the other tab, behind a kitchen’s page, and over a reload', async ({
  page,
}) => {
  await registerViewer(page)
  await page.goto('/')
  await expectPlaying(page)
  const seen = [(await activeClipId(page)) ?? '']
  for (let clip = 0; clip < 2; clip += 1) seen.push(await swipe(page))
  const feeds = page.getByRole('navigation', { name: 'Feeds' })
  await expect(feeds.getByRole('link', { name: 'For you' })).toHaveAttribute('aria-current', 'page')
  await feeds.getByRole('link', { name: 'Following' }).tap()
  await expect(page.getByRole('heading', { name: 'Nobody followed yet' })).toBeVisible()
  await feeds.getByRole('link', { name: 'For you' }).tap()
  await expect.poll(() => activeClipId(page)).toBe(seen[2])

  await activeSlide(page).getByRole('link').first().tap()
  await expect(page).toHaveURL(/\/p\/[a-z-]+$/)
  await page.goBack()
  await expect.poll(() => activeClipId(page)).toBe(seen[2])

  await page.reload()
  await expect.poll(() => activeClipId(page)).toBe(seen[2])
  await expectPlaying(page)
  for (let clip = 0; clip < 6; clip += 1) seen.push(await swipe(page))
  expect(new Set(seen).size).toBe(seen.length)
})

test('a clip that is not for somebody says why it came, goes, comes back, and is forgotten in the settings', async ({
  page,
}) => {
  await registerViewer(page)
  await page.goto('/')
  await expectPlaying(page)
  const id = await activeClipId(page)
  const answered = () =>
    page.waitForResponse((response) => response.url().includes('not-for-me') && response.ok())
  await activeSlide(page)
    .getByRole('button', { name: /^Why this\?/ })
    .tap()
  const panel = page.getByRole('dialog')
  for (const name of ['Not for me', 'Undo', 'Not for me']) {
    const sent = answered()
    await panel.getByRole('button', { name }).tap()
    await sent
  }
  await panel.getByRole('button', { name: 'Next clip' }).tap()
  await expect.poll(() => activeClipId(page)).not.toBe(id)
  const ids = async () => {
    const answer = await page.request.get('/api/feed?limit=20')
    return (await answer.json()).items.map((item: { id: string }) => item.id)
  }
  expect(await ids()).not.toContain(id)
  await page.goto('/settings')
  const sent = answered()
  await page.getByRole('button', { name: 'Forget all of it' }).tap()
  await sent
  await expect(page.getByText('You called nothing “not for me”.')).toBeVisible()
  expect(await ids()).toContain(id)
})

test('a kitchen’s page leads into a feed of its own clips, and back', async ({ page }) => {
  await page.goto('/p/kumo-ramen')
  await page.getByRole('region', { name: 'Clips' }).getByRole('listitem').nth(1).getByRole('link').tap()
  await expectPlaying(page)
  await swipe(page)
  await expect(activeSlide(page).getByRole('link', { name: 'Kumo Ramen Bar', exact: true })).toBeVisible()
  await page.getByRole('navigation', { name: 'Feeds' }).getByRole('link', { name: 'Kumo Ramen Bar' }).tap()
  await expect(page).toHaveURL('/p/kumo-ramen')
})
