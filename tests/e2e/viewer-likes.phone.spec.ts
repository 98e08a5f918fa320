import { activeClipId, activeSlide, expect, expectPlaying, test } from '../support/fixtures'
import { registerViewer } from '../support/people-in-browsers'

const like = 'Like this clip'
const keep = 'Keep this clip'

test('likes and keeps a clip, finds it again, and takes both back', async ({ page }) => {
  await registerViewer(page)
  await page.goto('/')
  await expectPlaying(page)
  const id = await activeClipId(page)
  const answered = () =>
    page.waitForResponse((response) => /\/(like|save)$/.test(response.url()) && response.ok())
  for (const name of [like, keep]) {
    const button = activeSlide(page).getByRole('button', { name })
    await expect(button).toHaveAttribute('aria-pressed', 'false')
    const sent = answered()
    await button.tap()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    await sent
  }
  await page.goto('/saved')
  expect(await activeClipId(page)).toBe(id)
  await expect(activeSlide(page).getByRole('button', { name: like })).toHaveAttribute('aria-pressed', 'true')
  const gone = answered()
  await activeSlide(page).getByRole('button', { name: keep }).tap()
  await gone
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Nothing kept yet' })).toBeVisible()
})

test('a double tap likes where the finger was, and the clip goes on; L takes it back', async ({ page }) => {
  await registerViewer(page)
  await page.goto('/')
  await expectPlaying(page)
  const button = activeSlide(page).getByRole('button', { name: like })
  await activeSlide(page)
    .locator('[data-stage]')
    .dblclick({ position: { x: 190, y: 250 } })
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expectPlaying(page)
  await activeSlide(page)
    .locator('[data-stage]')
    .dblclick({ position: { x: 190, y: 250 } })
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('l')
  await expect(button).toHaveAttribute('aria-pressed', 'false')
})

test('follows a kitchen and finds its clips, and only those, in a feed of their own', async ({ page }) => {
  await registerViewer(page)
  await page.goto('/following')
  await expect(page.getByRole('heading', { name: 'Nobody followed yet' })).toBeVisible()
  await page.getByRole('link', { name: 'See what is cooking' }).tap()
  await expectPlaying(page)
  const button = activeSlide(page).getByRole('button', { name: /^Follow(ing)? / })
  const name = ((await button.getAttribute('aria-label')) ?? '').replace('Follow ', '')
  const sent = page.waitForResponse((response) => response.url().endsWith('/follow') && response.ok())
  await button.tap()
  await expect(button).toHaveText('Following')
  await sent
  await page.goto('/following')
  await expectPlaying(page)
  await expect(activeSlide(page).getByRole('link', { name, exact: true })).toBeVisible()
  const items: { partner: { name: string } }[] = (
    await (await page.request.get('/api/feed?of=following&limit=20')).json()
  ).items
  expect(new Set(items.map(({ partner }) => partner.name))).toEqual(new Set([name]))
})

test('what does not go through is taken back and says so', async ({ page, allowed }) => {
  allowed.push(/Failed to load resource/)
  await registerViewer(page)
  await page.route('**/api/videos/*/like', (route) => route.abort())
  await page.goto('/')
  await expectPlaying(page)
  const button = activeSlide(page).getByRole('button', { name: like })
  await button.tap()
  await expect(activeSlide(page).getByText('That did not go through.')).toBeVisible()
  await expect(button).toHaveAttribute('aria-pressed', 'false')
})

test('who is signed out is asked to sign in and comes back to the clip', async ({ page }) => {
  await page.goto('/')
  await expectPlaying(page)
  const id = await activeClipId(page)
  await activeSlide(page)
    .getByRole('link', { name: `${like}: sign in first` })
    .tap()
  await expect(page).toHaveURL(`/login?next=${encodeURIComponent(`/v/${id}`)}`)
})
