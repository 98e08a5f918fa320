import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { clipFile } from '../support/clip-file'
import { expectNothingFound } from '../support/expect-nothing-found'
import { expect, registerPartner, test, uploadAsItIs } from '../support/fixtures'
import { probePicture } from '../support/phone-clips'

/** Storage takes no headers of ours across origins: here every request comes from the same address. */
test.use({ extraHTTPHeaders: {} })

/** Wider than tall, as a photographer delivers it. */
function makePicture(file: string): string {
  const size = ['-f', 'lavfi', '-i', 'testsrc2=s=2400x1800', '-frames:v', '1']
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...size, file])
  return file
}

/** The poster as storage keeps it, not the smaller one that is shown. */
const originalOf = (poster: string | null) => (poster ?? '').replace('/c_limit,w_720/f_auto,q_auto', '')

test('the best frame is chosen for the partner, and a picture of their own takes its place', async ({
  page,
}, testInfo) => {
  testInfo.setTimeout(300_000)
  fs.mkdirSync(testInfo.outputPath(), { recursive: true })
  await registerPartner(page)
  await page.goto('/studio/upload')
  await uploadAsItIs(page, clipFile)
  const strip = page.getByRole('group', { name: 'Cover' })
  await expect(strip.getByRole('radio', { name: /our choice/ })).toBeChecked({ timeout: 30_000 })
  const times = await strip.getByRole('radio').evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''))
  expect(times.map((label) => label.slice(0, 13))).toEqual(
    times.map((label) => label.slice(0, 13)).toSorted(),
  )

  const picture = page.getByLabel('Use a picture of your own')
  await picture.setInputFiles({ name: 'menu.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await expect(strip.getByText('That is not a picture we can use.')).toBeVisible()
  await picture.setInputFiles(makePicture(testInfo.outputPath('photo.png')))
  await expect(strip.getByRole('radio', { name: 'Your picture' })).toBeChecked()
  await expect(page.getByRole('img', { name: 'Your cover' })).toBeVisible()
  await expectNothingFound(page)
  await page.getByLabel('Name', { exact: true }).fill('With a photograph')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible({ timeout: 60_000 })

  await page.goto('/studio')
  // What the browser boiled the cover down to lies under it.
  const poster = page.getByRole('listitem').locator('img').first()
  await expect(poster).toHaveCSS('background-image', /data:image\/bmp;base64,/)
  await page.getByRole('link', { name: 'Edit With a photograph' }).click()
  const player = page.locator('main video').first()
  const before = await player.getAttribute('poster')
  // Upright, though the photograph was not: its middle.
  expect(probePicture(originalOf(before))).toMatchObject({ codec: 'mjpeg', width: 1012, height: 1800 })

  await page.getByRole('button', { name: 'Change the cover' }).click()
  const choice = page.getByRole('group', { name: 'Cover' })
  await expect(choice.getByRole('radio', { name: /our choice/ })).toBeChecked({ timeout: 30_000 })
  await expectNothingFound(page)
  await choice.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Save the cover' }).click()
  await expect(page.getByText('The cover is changed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change the cover' })).toBeFocused()
  await expect(player).not.toHaveAttribute('poster', before ?? '')
  const after = await player.getAttribute('poster')
  expect(probePicture(originalOf(after))).toMatchObject({ codec: 'mjpeg', width: 720, height: 720 })
  expect((await page.request.get(originalOf(before))).status()).toBe(404)
})
