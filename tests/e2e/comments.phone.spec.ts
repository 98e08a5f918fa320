import { randomUUID } from 'node:crypto'
import { expectNothingFoundNow } from '../support/expect-nothing-found'
import { activeClipId, activeSlide, expect, expectPlaying, test } from '../support/fixtures'
import { holdRequest } from '../support/hold-request'
import { openAsKitchen, registerViewer } from '../support/people-in-browsers'

test('a comment whose answer is lost keeps its words, is posted once, answered, hidden by the kitchen and taken back', async ({
  page,
  browser,
  allowed,
}) => {
  allowed.push(/Failed to load resource/)
  await registerViewer(page)
  const { items: ofKitchen } = await (await page.request.get('/api/feed?handle=kumo-ramen')).json()
  await page.goto(`/v/${ofKitchen[0].id}`)
  await expectPlaying(page)
  const id = await activeClipId(page)
  const button = activeSlide(page).getByRole('button', { name: /^Comments/ })
  await button.tap()
  const sheet = page.getByRole('dialog', { name: /^Comments/ })
  const field = sheet.getByLabel('Say something nice')
  // Not by the clip, which a second try has in common with the first.
  const text = `So good ${randomUUID()}`
  const said = sheet.getByRole('article').filter({ hasText: text })

  // The server writes it, and nobody hears of it.
  await page.route('**/comments', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort()
  })
  await field.fill(text)
  await sheet.getByRole('button', { name: 'Send' }).tap()
  await expect(sheet.getByRole('alert')).toContainText('Your words are still here.')
  await expect(field).toHaveValue(text)
  await page.unroute('**/comments')
  await sheet.getByRole('button', { name: 'Send' }).tap()
  await expect(field).toHaveValue('')
  await expect(said).toHaveCount(1)
  await expect(said).toContainText('Mia')
  await expectNothingFoundNow(page, { within: '[role=dialog]' })

  await said.getByRole('button', { name: 'Reply' }).tap()
  await sheet.getByLabel('Reply to Mia').fill('And cheap')
  await sheet.getByLabel('Reply to Mia').press('Enter')
  await expect(sheet.getByRole('button', { name: 'Hide replies' })).toBeVisible()
  const { items } = await (await page.request.get(`/api/videos/${id}/comments`)).json()
  const mine = items.filter((item: { text: string }) => item.text === text)
  expect(mine).toMatchObject([{ replyCount: 1, isOwn: true }])

  // Who wrote it is told; what others see of it is the endpoint's test.
  const owner = await openAsKitchen(browser, 'kumo-ramen', `/v/${id}`)
  await expectPlaying(owner)
  await activeSlide(owner)
    .getByRole('button', { name: /^Comments/ })
    .click()
  const atKitchen = owner.getByRole('article').filter({ hasText: text })
  // Neither goes through: what the server said last is that everybody reads it.
  const patch = Promise.withResolvers<void>()
  await owner.route('**/comments/*', async (route) => {
    await patch.promise
    await route.abort()
  })
  await atKitchen.getByRole('button', { name: 'Hide', exact: true }).click()
  await atKitchen.getByRole('button', { name: 'Show again' }).click()
  patch.resolve()
  await expect(atKitchen.getByRole('status')).toContainText('could not reach the server')
  await expect(atKitchen).not.toContainText('Hidden by the kitchen')
  await owner.unroute('**/comments/*')
  const isHidden = owner.waitForResponse((response) => response.request().method() === 'PATCH')
  await atKitchen.getByRole('button', { name: 'Hide', exact: true }).click()
  expect((await isHidden).status()).toBe(200)
  await expect(atKitchen).toContainText('Hidden by the kitchen')
  await expect(atKitchen.getByRole('button', { name: 'Show again' })).toBeVisible()
  await owner.context().close()
  await sheet.getByRole('button', { name: 'Close comments' }).tap()
  await button.tap()
  await expect(said).toContainText('Hidden by the kitchen')

  await said.getByRole('button', { name: 'Delete', exact: true }).first().tap()
  const gone = page.waitForResponse((response) => response.request().method() === 'DELETE')
  await said.getByRole('button', { name: 'Delete for good' }).tap()
  expect((await gone).status()).toBe(200)
  await expect(said).toHaveCount(0)
  await sheet.getByRole('button', { name: 'Close comments' }).tap()
  await expect(sheet).toHaveCount(0)
  await expectPlaying(page)
})

test('a comment that is on its way when the panel is closed is posted once, and its field is empty afterwards', async ({
  page,
}) => {
  await registerViewer(page)
  const { items: clips } = await (await page.request.get('/api/feed?handle=kumo-ramen')).json()
  await page.goto(`/v/${clips[0].id}`)
  await expectPlaying(page)
  const button = activeSlide(page).getByRole('button', { name: /^Comments/ })
  await button.tap()
  const sheet = page.getByRole('dialog', { name: /^Comments/ })
  const field = sheet.getByLabel('Say something nice')
  const send = sheet.getByRole('button', { name: 'Send' })
  const text = `Worth the wait ${randomUUID()}`
  const post = await holdRequest(page, 'POST', '**/comments')
  await field.fill(text)
  await send.tap()
  await sheet.getByRole('button', { name: 'Close comments' }).tap()
  await button.tap()
  await expect(field).toHaveValue(text)
  await expect(field).not.toBeEditable()
  const isPosted = page.waitForResponse((response) => response.request().method() === 'POST')
  post()
  expect((await isPosted).status()).toBe(201)
  await expect(sheet.getByRole('article').filter({ hasText: text })).toHaveCount(1)
  await expect(field).toHaveValue('')
  await send.tap()
  await expect(sheet.getByRole('alert')).toHaveText('Write something first.')
  const { items } = await (await page.request.get(`/api/videos/${clips[0].id}/comments`)).json()
  expect(items.filter((item: { text: string }) => item.text === text)).toHaveLength(1)
})

test('who is signed out reads what was said and is led to sign in; sharing hands over the address', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.share = async (data) => {
      document.documentElement.dataset.shared = data?.url ?? ''
    }
  })
  // Tests beside this one publish clips under which nobody has said anything.
  const { items } = await (await page.request.get('/api/feed?limit=20')).json()
  const { id } = items.find((item: { counts: { comments: number } }) => item.counts.comments > 0)
  await page.goto(`/v/${id}`)
  await expectPlaying(page)
  await activeSlide(page).getByRole('button', { name: 'Share this clip' }).tap()
  await expect(page.locator('html')).toHaveAttribute('data-shared', new RegExp(`/v/${id}$`))
  await activeSlide(page)
    .getByRole('button', { name: /^Comments/ })
    .tap()
  const sheet = page.getByRole('dialog', { name: /^Comments/ })
  await expect(sheet.getByRole('article').first()).toBeVisible()
  await expect(sheet.getByRole('button', { name: 'Reply', exact: true })).toHaveCount(0)
  await sheet.getByRole('link', { name: 'Sign in to comment' }).tap()
  await expect(page).toHaveURL(`/login?next=${encodeURIComponent(`/v/${id}`)}`)
})
