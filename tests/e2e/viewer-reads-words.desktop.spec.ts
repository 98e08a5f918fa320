import type { Page } from '@playwright/test'
import { vtt } from '../support/caption-text'
import { readClip } from '../support/clip-file'
import { activeSlide, expect, expectPlaying, registerPartner, test } from '../support/fixtures'
import { holdRequest } from '../support/hold-request'
import { sendRecipe } from '../support/send-recipe'
import { stack } from '../support/stack'

/** Publishes a clip over HTTP as the person who is signed in. @returns its id */
async function publishClip(page: Page): Promise<string> {
  const headers = { Origin: stack.origin }
  const bytes = readClip()
  const announced = { kind: 'video', fileName: 'clip.mp4', mime: 'video/mp4', bytes: bytes.byteLength }
  const presigned = await page.request.post('/api/uploads/presign', { headers, data: announced })
  const { uploadId, recipes } = await presigned.json()
  const { body } = await sendRecipe(recipes[0], bytes)
  const data = { uploadId, url: body.secure_url, receipt: body, name: 'Dumplings, steamed' }
  const published = await page.request.post('/api/videos', { headers, data })
  expect(published.status()).toBe(201)
  return (await published.json()).video.id
}

const words = (page: Page) => activeSlide(page).locator('[data-words]:visible')

test('a partner adds captions from a file, mends a line, and viewers read them, or do not', async ({
  page,
}) => {
  await registerPartner(page)
  const videoId = await publishClip(page)
  await page.goto(`/studio/videos/${videoId}`)
  await page.getByRole('button', { name: 'Add captions' }).click()

  const file = { name: 'words.vtt', mimeType: 'text/vtt' }
  await page.getByLabel('Caption file').setInputFiles({ ...file, buffer: Buffer.from('not captions') })
  await expect(page.getByText(/Line 2 of the file/)).toBeVisible()
  await page
    .getByLabel('Caption file')
    .setInputFiles({ ...file, buffer: Buffer.from(vtt('Stem for ten minutes.').replace('02.000', '59.000')) })
  const line = page.getByRole('group', { name: 'Line 1' })
  await expect(line.getByLabel('Words')).toHaveValue('Stem for ten minutes.')
  await line.getByLabel('To').fill('nonsense')
  await page.getByRole('button', { name: 'Save captions' }).click()
  await expect(line.getByText('Like 00:01.500.')).toBeVisible()
  await line.getByLabel('To').fill('00:59.000')
  await line.getByLabel('Words').fill('Steam for <ten> minutes & serve.')
  await page.getByRole('button', { name: 'Save captions' }).click()
  await expect(page.getByText(/Captions in .+ are saved/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add captions' })).toBeFocused()

  await page.goto(`/v/${videoId}`)
  await expectPlaying(page)
  await expect(words(page)).toHaveText('Steam for <ten> minutes & serve.')
  await page.keyboard.press('c')
  await expect(words(page)).toHaveCount(0)
  await page.reload()
  await expectPlaying(page)
  const button = page.getByRole('button', { name: 'Captions' })
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  await expect(words(page)).toHaveCount(0)
  await button.click()
  await expect(words(page)).toHaveText('Steam for <ten> minutes & serve.')

  const headers = { Origin: stack.origin }
  const german = { headers, data: { text: vtt('Zehn Minuten.') } }
  expect((await page.request.put(`/api/videos/${videoId}/captions/de`, german)).ok()).toBe(true)
  await page.goto(`/studio/videos/${videoId}`)
  const germanForm = page.getByRole('form', { name: 'Captions in German' })
  await page.getByRole('button', { name: 'Edit captions in German' }).click()
  await germanForm.getByLabel('Words').fill('Zehn ganze Minuten.')
  await page.getByRole('button', { name: 'Edit captions in English' }).click()
  await expect(page.getByRole('form', { name: 'Captions in English' })).toBeVisible()
  await expect(germanForm.getByLabel('Words')).toHaveValue('Zehn ganze Minuten.')
  await germanForm.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Edit captions in German' })).toBeFocused()
  const sendRemoval = await holdRequest(page, 'DELETE', '**/captions/de')
  await page.getByRole('button', { name: 'Remove captions in German' }).click()
  await line.getByLabel('Words').fill('Eleven minutes.')
  sendRemoval()
  await expect(page.getByText('Captions in German are removed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit captions in German' })).toHaveCount(0)
  await expect(line.getByLabel('Words')).toHaveValue('Eleven minutes.')
  const sendEnglish = await holdRequest(page, 'PUT', '**/captions/en')
  await page.getByRole('button', { name: 'Save captions' }).click()
  await line.getByLabel('Words').fill('Twelve minutes.')
  sendEnglish()
  await expect(page.getByText('Captions in English are saved.')).toBeVisible()
  await expect(line.getByLabel('Words')).toHaveValue('Twelve minutes.')
  await page.getByRole('button', { name: 'Remove captions in English' }).click()
  await expect(page.getByText('Captions in English are removed.')).toBeVisible()
  await page.goto(`/v/${videoId}`)
  await expectPlaying(page)
  await expect(button).toHaveCount(0)
})
