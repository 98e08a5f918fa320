import { expectNothingFoundNow } from '../support/expect-nothing-found'
import { activeClipId, activeSlide, expect, expectPlaying, registerPartner, test } from '../support/fixtures'
import { becomeAdmin, insertTakenDownClip } from '../support/operator'
import { registerViewer } from '../support/people-in-browsers'
import { stack } from '../support/stack'

test('a kitchen is reported, suspended by an admin and gone at once; its owner is signed out', async ({
  page,
  browser,
}) => {
  const owner = await browser.newPage({ baseURL: stack.origin })
  await registerPartner(owner, 'Reported Kitchen')
  const { user } = await (await owner.request.get('/api/auth/me')).json()
  const { handle, name } = user.partner

  await registerViewer(page, 'Ana')
  await page.goto(`/p/${handle}`)
  await page.getByRole('button', { name: `Report ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Not what it says it is').check()
  await dialog.getByLabel(/^Anything we should know/).fill('Nobody cooks there')
  await dialog.getByRole('button', { name: 'Send report' }).click()
  await expect(dialog).toContainText('A person will look at')
  await dialog.getByRole('button', { name: 'Done' }).click()

  await becomeAdmin(page)
  await page.goto('/admin/reports')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByText('Nobody cooks there')).toBeVisible()
  await expectNothingFoundNow(page)
  await page.getByRole('radio', { name: /^Suspend/ }).check()
  await page.getByLabel('Why', { exact: true }).fill('Not a kitchen')
  await page.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByText('Account suspended.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Not a kitchen' })).toContainText('by Ana')
  expect((await page.request.get(`/p/${handle}`)).status()).toBe(404)
  expect((await owner.request.get('/api/auth/me')).status()).toBe(401)
  await owner.close()
})

test('who runs a kitchen reads in the studio why a clip was taken down, and cannot publish it', async ({
  page,
}) => {
  await registerPartner(page)
  await insertTakenDownClip(page, { name: 'Raw chicken', why: 'That makes people ill.' })
  await page.goto('/studio')
  const row = page.getByRole('listitem').filter({ hasText: 'Raw chicken' })
  await expect(row).toContainText('Taken down')
  await expect(row).toContainText('That makes people ill.')
  await expect(row.getByRole('button', { name: /ublish/ })).toHaveCount(0)
  await row.getByRole('link', { name: 'Raw chicken', exact: true }).click()
  await expect(page.getByRole('note')).toContainText('cannot be published until a moderator')
  await expect(page.getByRole('button', { name: /ublish/ })).toHaveCount(0)
})

test('comments stand beside the clip and follow it while one swipes; sharing copies the address', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await expectPlaying(page)
  const first = await activeClipId(page)
  await activeSlide(page).getByRole('button', { name: 'Share this clip' }).click()
  await expect(activeSlide(page).getByText('Link copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/v/${first}$`))
  const opened = page.waitForResponse(`**/api/videos/${first}/comments`)
  await page.keyboard.press('t')
  await opened
  const panel = page.getByRole('dialog', { name: /^Comments/ })
  await expect(panel).toBeVisible()
  const followed = page.waitForResponse((response) => /\/comments$/.test(response.url()))
  await page.getByRole('button', { name: 'Next clip' }).click()
  expect((await followed).url()).not.toContain(first)
  await expect(panel).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})
