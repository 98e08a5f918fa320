import { activeClipId, activeSlide, expect, expectPlaying, playedSeconds, test } from '../support/fixtures'

test('a signed-out visitor sees the first clip play, silently', async ({ page }) => {
  await page.goto('/')
  await expectPlaying(page)
  const video = activeSlide(page).locator('video')
  await expect(video).toHaveJSProperty('muted', true)
  await expect(activeSlide(page).getByRole('link').first()).toBeVisible()
})

test('swipes three clips, each plays, and only one at a time', async ({ page }) => {
  await page.goto('/')
  const seen = new Set<string>()
  for (let swipe = 0; swipe < 4; swipe++) {
    await expectPlaying(page)
    const id = await activeSlide(page).getAttribute('data-video-id')
    expect(seen.has(id ?? '')).toBe(false)
    seen.add(id ?? '')
    const playing = await page
      .locator('video')
      .evaluateAll((videos) => videos.filter((v) => !(v as HTMLVideoElement).paused).length)
    expect(playing).toBe(1)
    await page
      .locator('[data-feed]')
      .evaluate((feed) => feed.scrollBy({ top: feed.clientHeight, behavior: 'instant' }))
    await expect(activeSlide(page)).not.toHaveAttribute('data-video-id', id ?? '')
  }
  expect(seen.size).toBe(4)
})

test('goes on to the end of everything with at most three video elements', async ({ page }) => {
  await page.goto('/')
  await expectPlaying(page)
  const seen = new Set<string>()
  for (let swipe = 0; swipe < 60; swipe++) {
    const id = await activeClipId(page)
    if (id === null) break
    seen.add(id)
    expect(await page.locator('video').count()).toBeLessThanOrEqual(3)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => activeClipId(page)).not.toBe(id)
  }
  expect(seen.size).toBeGreaterThanOrEqual(12)
})

test('a tap pauses, another goes on', async ({ page }) => {
  await page.goto('/')
  await expectPlaying(page)
  const video = activeSlide(page).locator('video')
  const stage = activeSlide(page).locator('[data-stage]')
  await stage.click({ position: { x: 190, y: 300 } })
  await expect(video).toHaveJSProperty('paused', true)
  const stopped = await playedSeconds(page)
  await stage.click({ position: { x: 190, y: 300 } })
  await expect.poll(() => playedSeconds(page)).not.toBe(stopped)
})

test('the sound choice outlives a reload', async ({ page }) => {
  await page.goto('/')
  await expectPlaying(page)
  await page.keyboard.press('m')
  await expect(activeSlide(page).locator('video')).toHaveJSProperty('muted', false)
  await page.reload()
  await expectPlaying(page)
  await expect(activeSlide(page).locator('video')).toHaveJSProperty('muted', false)
})

test('a shared clip opens first, and is described to those who unfurl the link', async ({ page }) => {
  const feed = (await (await page.request.get('/api/feed?limit=5')).json()) as {
    items: { id: string; name: string }[]
  }
  const shared = feed.items[3]
  await page.goto(`/v/${shared?.id}`)
  await expect(activeSlide(page)).toHaveAttribute('data-video-id', shared?.id ?? '')
  await expectPlaying(page)
  await expect(page).toHaveTitle(new RegExp(shared?.name ?? '', 'i'))
  const meta = (property: string) => page.locator(`meta[property="${property}"]`).first()
  await expect(meta('og:title')).toHaveAttribute('content', new RegExp(shared?.name ?? ''))
  await expect(meta('og:video')).toHaveAttribute('content', /\.mp4$/)
  await expect(meta('og:image')).toHaveAttribute('content', /\.jpg$/)
})

test('says so when a clip is not there', async ({ page, allowed }) => {
  allowed.push(/404/)
  const answer = await page.goto('/v/00000000-0000-7000-8000-000000000000')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link').first()).toBeVisible()
})
