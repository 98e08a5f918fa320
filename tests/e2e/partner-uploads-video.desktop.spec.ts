import { makeBigClip } from '../support/big-clip'
import { clipFile } from '../support/clip-file'
import {
  demoPassword,
  expect,
  expectPlaying,
  registerPartner,
  test,
  uniqueEmail,
  uploadAsItIs,
} from '../support/fixtures'
import { stack } from '../support/stack'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.use({ extraHTTPHeaders: {} })

test('a partner registers, uploads 24 MB in parts with true progress, publishes; a visitor watches it', async ({
  page,
  browser,
}, testInfo) => {
  testInfo.setTimeout(120_000)
  const file = makeBigClip(testInfo.outputPath())
  const kitchen = `Kitchen ${Date.now()}`
  await page.goto('/register')
  await page.getByText('I cook').click()
  await page.getByLabel('Name of your restaurant or kitchen').fill(kitchen)
  await page.getByLabel('Your name').fill('Ana')
  await page.getByLabel('E-mail').fill(uniqueEmail())
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Open my kitchen' }).click()
  await page.waitForURL('**/studio/upload')

  // Slow enough that the bar can be watched, fast enough for a test.
  const network = await page.context().newCDPSession(page)
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 5,
    downloadThroughput: -1,
    uploadThroughput: 6e6,
  })
  const ranges: string[] = []
  let appBytes = 0
  page.on('request', (request) => {
    const range = request.headers()['content-range']
    if (range && request.url().startsWith(stack.mediaOrigin)) ranges.push(range)
    else if (request.url().startsWith(`${stack.origin}/api/`))
      appBytes += request.postDataBuffer()?.byteLength ?? 0
  })

  await uploadAsItIs(page, file)
  const bar = page.getByRole('progressbar', { name: 'Upload' })
  const shown: number[] = []
  await expect
    .poll(
      async () => {
        const share = await bar
          .evaluate((it: HTMLProgressElement) => (100 * it.value) / it.max)
          .catch(() => 0)
        shown.push(share)
        return new Set(shown.filter((share) => share > 0 && share < 100)).size
      },
      { intervals: [100], timeout: 30_000 },
    )
    .toBeGreaterThan(3)
  expect(shown).toEqual([...shown].sort((a, b) => a - b))
  await page.getByLabel('Name', { exact: true }).fill('Twenty-four megabytes')
  await page.getByLabel('Description').fill('A test card, sent in parts.')
  await page.getByRole('button', { name: 'Publish' }).click()
  const link = page.getByRole('link', { name: 'Watch it' })
  await expect(link).toBeVisible({ timeout: 60_000 })

  expect(ranges.length).toBeGreaterThanOrEqual(4)
  expect(ranges[0]).toMatch(/^bytes 0-/)
  expect(appBytes).toBeLessThan(8_000)

  const visitor = await browser.newContext({ baseURL: stack.origin })
  const watching = await visitor.newPage()
  await watching.goto((await link.getAttribute('href')) ?? '')
  await expectPlaying(watching)
  await expect(watching.getByText(kitchen).first()).toBeVisible()
  await watching.goto('/')
  // Others publish at the same time: among the newest, not the newest.
  await expect(watching.locator('article', { hasText: 'Twenty-four megabytes' })).toBeAttached()
  await visitor.close()
})

test('cancelling gives the ticket up and leaves nothing in storage', async ({ page }) => {
  await registerPartner(page)
  const network = await page.context().newCDPSession(page)
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 5,
    downloadThroughput: -1,
    uploadThroughput: 50e3,
  })
  await page.goto('/studio/upload')
  const cancelled = page.waitForResponse((answer) => answer.request().method() === 'DELETE')
  const sending = page.waitForRequest(
    (it) => it.method() === 'POST' && it.url().startsWith(stack.mediaOrigin),
  )
  await uploadAsItIs(page, clipFile)
  await sending
  const workers = () => page.workers().filter((worker) => worker.url().includes('turbopack-worker')).length
  expect(workers()).toBe(1)
  await page
    .getByRole('button', { name: /cancel/i })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop and remove' }).click()
  expect((await cancelled).status()).toBe(204)
  // With its thread ends what it was sending.
  await expect.poll(workers).toBe(0)
})

test('what is no video is explained and never sent', async ({ page }) => {
  await registerPartner(page)
  await page.goto('/studio/upload')
  let presigned = false
  page.on('request', (request) => {
    presigned ||= request.url().includes('/api/uploads')
  })
  await page.locator('input[type=file]').setInputFiles({
    name: 'menu.mp4',
    mimeType: 'video/mp4',
    buffer: Buffer.from('<!doctype html><p>not a video</p>'),
  })
  await expect(page.getByRole('alert').filter({ hasText: /not a video/i })).toBeVisible()
  expect(presigned).toBe(false)
})

test('a visitor is sent to sign in and comes back', async ({ page }) => {
  await page.goto('/studio/upload')
  await expect(page).toHaveURL(/\/login\?next=/)
})
