import path from 'node:path'
import { clipFile } from '../support/clip-file'
import { expectNothingFoundNow } from '../support/expect-nothing-found'
import { expect, registerPartner, test } from '../support/fixtures'
import { stack } from '../support/stack'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.use({ extraHTTPHeaders: {} })

const other = path.join(path.dirname(clipFile), 'croissant-gold.mp4')

test('a clip gets another video and keeps its link, words and captions', async ({ page }, testInfo) => {
  testInfo.setTimeout(120_000)
  await registerPartner(page)
  await page.goto('/studio/upload')
  await page.getByLabel('Choose videos').setInputFiles(clipFile)
  await page.getByRole('button', { name: 'Upload as it is' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Sunday soup')
  await page.getByRole('button', { name: 'Publish' }).click()
  const link = page.getByRole('link', { name: 'Watch it' })
  await expect(link).toBeVisible({ timeout: 60_000 })
  const videoId = ((await link.getAttribute('href')) ?? '').split('/').at(-1)
  const captions = await page.request.put(`/api/videos/${videoId}/captions/en`, {
    headers: { Origin: stack.origin },
    data: { text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nSlowly now' },
  })
  expect(captions.status()).toBe(200)
  const read = async () => (await (await page.request.get(`/api/videos/${videoId}`)).json()).video
  const before = await read()

  await page.goto(`/studio/videos/${videoId}`)
  await expect(page.getByText('Made for the video before')).toHaveCount(0)
  await page.getByLabel('Replace the video').setInputFiles(other)
  await page.waitForURL('**/studio/upload')
  await expect(page.getByRole('heading', { name: 'The new video is in' })).toBeVisible({ timeout: 60_000 })

  const after = await read()
  expect(after.playback.sources[0].src).not.toBe(before.playback.sources[0].src)
  expect(after.durationMs).not.toBe(before.durationMs)
  expect([after.name, after.publishedAt, after.captions.length]).toEqual([before.name, before.publishedAt, 1])
  await page.goto(`/studio/videos/${videoId}`)
  await expect(page.getByText('Made for the video before')).toBeVisible()
  await expectNothingFoundNow(page)
  await page.getByRole('button', { name: 'Edit captions in English' }).click()
  await page.getByRole('button', { name: 'Save captions' }).click()
  await expect(page.getByText('Made for the video before')).toHaveCount(0)
})
