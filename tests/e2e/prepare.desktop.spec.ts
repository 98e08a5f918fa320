import fs from 'node:fs'
import type { Page, TestInfo } from '@playwright/test'
import type { VideoCard } from '@/lib/feed/schema'
import { expectNothingFound } from '../support/expect-nothing-found'
import { expect, expectPlaying, registerPartner, test } from '../support/fixtures'
import { makeClip, makeHevcClip, makeRotatedMov, padClip, probePicture } from '../support/phone-clips'
import { stack } from '../support/stack'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.use({ extraHTTPHeaders: {} })

/** The limit of an upload where the environment names none (`MAX_VIDEO_MB`). */
const limitBytes = 100 * 1024 * 1024

test.beforeEach(async ({ page }, testInfo) => {
  testInfo.setTimeout(300_000)
  fs.mkdirSync(testInfo.outputPath(), { recursive: true })
  await registerPartner(page)
  await page.goto('/studio/upload')
})

const pick = (page: Page, file: string) => page.locator('input[type=file]').setInputFiles(file)
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

/** Publishes what is on its way. @returns the clip as the server knows it, and where its bytes are */
async function publish(page: Page, name: string) {
  await page.getByLabel('Name', { exact: true }).fill(name, { timeout: 60_000 })
  await press(page, 'Publish')
  const link = page.getByRole('link', { name: 'Watch it' })
  await expect(link).toBeVisible({ timeout: 60_000 })
  const address = (await link.getAttribute('href')) ?? ''
  const answer = await page.request.get(`${stack.origin}/api/videos/${address.split('/').at(-1)}`)
  const { video } = (await answer.json()) as { video: VideoCard }
  // Before it may stand the file that storage makes for phones.
  const src = video.playback.sources.filter(({ kind }) => kind === 'file').at(-1)?.src ?? ''
  const storedBytes = Number((await page.request.head(src)).headers()['content-length'])
  return { video, src, address, storedBytes }
}

async function expectUpright(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expectPlaying(page)
  const player = page.locator('article[data-active="true"] video')
  const [width, height] = await player.evaluate((it: HTMLVideoElement) => [it.videoWidth, it.videoHeight])
  expect(height).toBeGreaterThan(width ?? 0)
}

const folder = (testInfo: TestInfo) => testInfo.outputPath()

test('a rotated MOV is packed as MP4 and plays upright', async ({ page }, testInfo) => {
  await pick(page, await makeRotatedMov(folder(testInfo)))
  await expect(page.getByText('It is not an MP4 file.')).toBeVisible()
  await press(page, 'Prepare and upload')
  const { video, src, address } = await publish(page, 'Turned')
  expect(src).toMatch(/\.mp4$/)
  expect([video.width, video.height]).toEqual([720, 1280])
  expect(probePicture(src)).toMatchObject({ codec: 'h264', width: 720, height: 1280 })
  await expectUpright(page, address)
})

test('HEVC that this browser cannot prepare is sent as it is, in words, and storage makes H.264 of it', async ({
  page,
}, testInfo) => {
  const file = makeHevcClip(folder(testInfo))
  await pick(page, file)
  await expect(page.getByText('This browser cannot prepare HEVC.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('radio', { name: 'Fill a phone' })).toHaveCount(0)
  await press(page, 'Upload as it is')
  const { video, src, storedBytes, address } = await publish(page, 'Filmed on a new phone')
  expect(storedBytes).toBe(fs.statSync(file).size)
  expect(probePicture(src).codec).toBe('hevc')
  const forPhones = video.playback.sources[0]?.src ?? ''
  // Storage makes one thing at a time, those of the other tests too.
  await expect.poll(async () => (await page.request.get(forPhones)).status(), { timeout: 180_000 }).toBe(200)
  expect(probePicture(forPhones)).toMatchObject({ codec: 'h264', width: 720, height: 1280 })
  await expectUpright(page, address)
})

test('a clip of too many pixels becomes 1080p, in a thread of its own', async ({ page }, testInfo) => {
  await pick(page, makeClip(folder(testInfo), { width: 1440, height: 2560, seconds: 1 }))
  await expect(page.getByText('It has more pixels than a phone shows (1440 × 2560).')).toBeVisible({
    timeout: 30_000,
  })
  const thread = page.waitForEvent('worker')
  await press(page, 'Prepare and upload')
  await thread
  await expect(page.getByRole('progressbar', { name: 'Preparation' })).toBeVisible()
  const { video, src } = await publish(page, 'Many pixels')
  expect([video.width, video.height]).toEqual([1080, 1920])
  expect(probePicture(src)).toMatchObject({ codec: 'h264', width: 1080, height: 1920 })
})

test('a clip refused for its size is offered to be made smaller, and then fits', async ({
  page,
}, testInfo) => {
  const clip = makeClip(folder(testInfo), { width: 720, height: 1280, seconds: 2 })
  await pick(page, padClip(clip, limitBytes + 1_000))
  await expect(page.getByText('We make it smaller here first.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Upload as it is' })).toHaveCount(0)
  await press(page, 'Prepare and upload')
  const { video, storedBytes } = await publish(page, 'Slimmed')
  expect(storedBytes).toBeLessThan(5_000_000)
  expect(video.durationMs).toBeGreaterThan(1_900)
})

test('a wide clip is cut and framed with the keyboard alone', async ({ page }, testInfo) => {
  await pick(page, makeClip(folder(testInfo), { width: 1280, height: 720, seconds: 6 }))
  const start = page.getByRole('slider', { name: 'Start of the clip' })
  await start.focus()
  for (let step = 0; step < 15; step += 1) await page.keyboard.press('ArrowRight')
  await expect(start).toHaveAttribute('aria-valuetext', '1.5 seconds')
  await page.keyboard.press('Tab')
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('slider', { name: 'End of the clip' })).toHaveAttribute(
    'aria-valuetext',
    '5.0 seconds',
  )
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  const window = page.getByRole('slider', { name: 'Part of the picture to keep' })
  await window.focus()
  await expectNothingFound(page)
  await window.focus()
  await page.keyboard.press('End')
  await expect(window).toHaveAttribute('aria-valuetext', '100 percent from the left')
  await page.getByRole('button', { name: 'Cut and upload' }).focus()
  await page.keyboard.press('Enter')
  const { video, src } = await publish(page, 'Cut and framed')
  expect([video.width, video.height]).toEqual([404, 720])
  expect(Math.abs(video.durationMs - 3_500)).toBeLessThan(150)
  expect(probePicture(src)).toMatchObject({ codec: 'h264', width: 404, height: 720 })
})

test('a cut at a key frame copies the packets', async ({ page }, testInfo) => {
  const file = makeClip(folder(testInfo), { width: 720, height: 1280, seconds: 6 })
  await pick(page, file)
  const start = page.getByRole('slider', { name: 'Start of the clip' })
  await start.focus()
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowRight')
  await press(page, 'Cut and upload')
  const { video, storedBytes } = await publish(page, 'From the second second')
  expect(Math.abs(video.durationMs - 4_000)).toBeLessThan(150)
  // Two thirds of the packets, where a new encoding would have its own idea of the size.
  const share = storedBytes / fs.statSync(file).size
  expect(Math.abs(share - 2 / 3)).toBeLessThan(0.1)
})

test.describe('without WebCodecs', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['VideoEncoder', 'VideoDecoder', 'AudioEncoder', 'AudioDecoder'])
        Reflect.deleteProperty(globalThis, name)
    })
    await page.reload()
  })

  test('the original is uploaded and the partner is told what to expect', async ({ page }, testInfo) => {
    const file = makeHevcClip(folder(testInfo))
    await pick(page, file)
    const words = page.getByText('This browser cannot prepare HEVC. We send the original')
    await expect(words).toBeVisible({ timeout: 30_000 })
    await press(page, 'Upload as it is')
    const { storedBytes } = await publish(page, 'As it was filmed')
    expect(storedBytes).toBe(fs.statSync(file).size)
  })

  test('a clip can still be cut, though not framed', async ({ page }, testInfo) => {
    await pick(page, makeClip(folder(testInfo), { width: 1280, height: 720, seconds: 6 }))
    await expect(page.getByRole('radio', { name: /Fill a phone/ })).toBeDisabled()
    const start = page.getByRole('slider', { name: 'Start of the clip' })
    await start.focus()
    for (let step = 0; step < 25; step += 1) await page.keyboard.press('ArrowRight')
    await expect(page.getByText('may begin up to a few seconds earlier')).toBeVisible()
    await press(page, 'Cut and upload')
    const { video } = await publish(page, 'Cut without an encoder')
    expect([video.width, video.height]).toEqual([1280, 720])
    // From there, or from the key frame at two seconds.
    expect(video.durationMs).toBeGreaterThan(3_400)
    expect(video.durationMs).toBeLessThan(4_200)
  })
})

test('when the preparation breaks, the clip is still there to be sent as it is', async ({
  page,
}, testInfo) => {
  await page.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new Error('no workers today')
      }
    } as unknown as typeof Worker
  })
  await page.reload()
  const file = await makeRotatedMov(folder(testInfo))
  await pick(page, file)
  await press(page, 'Prepare and upload')
  await expect(page.getByRole('alert').filter({ hasText: 'could not prepare' })).toBeVisible()
  await press(page, 'Upload as it is')
  const { storedBytes } = await publish(page, 'Sent as it is')
  expect(storedBytes).toBe(fs.statSync(file).size)
})

test('a preparation can be stopped, and nothing was sent', async ({ page }, testInfo) => {
  let presigned = false
  page.on('request', (request) => {
    presigned ||= request.url().includes('/api/uploads/presign')
  })
  await pick(page, makeClip(folder(testInfo), { width: 1440, height: 2560, seconds: 8 }))
  await press(page, 'Prepare and upload')
  await expect(page.getByRole('progressbar', { name: 'Preparation' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stop preparing' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Prepare and upload' })).toBeFocused()
  expect(presigned).toBe(false)
})
