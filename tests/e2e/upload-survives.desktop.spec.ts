import { createHash, randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { expect as base, test } from '@playwright/test'
import { makeBigClip } from '../support/big-clip'
import { registerPartner, uploadAsItIs } from '../support/fixtures'
import { launchKillable } from '../support/killable-browser'
import { stack } from '../support/stack'
import { startStorageProxy } from '../support/storage-proxy'

/** Sixty megabytes are copied to disk before the first of them leaves, on a machine that starts browsers meanwhile. */
const expect = base.configure({ timeout: 60_000 })

/** The whole check is 60 MB and 20 kills; every run of the suite does a small one. */
const isLong = process.env.UPLOAD_CHAOS === 'long'
const kills = isLong ? 20 : 4
const clipSeconds = isLong ? 50 : 20
const bytesPerSecond = 6e6
/** As the recipe of the media server has it. */
const partBytes = 6 * 1024 * 1024
/** In which of its lives the upload meets what else. */
const spots = { cut: 1, aged: 2 }

const sha256 = (file: string) => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

/** What storage holds of exactly this size. */
function storedHashes(sizeBytes: number): string[] {
  const assets = path.join(stack.dataDir, 'media/assets')
  return fs
    .readdirSync(assets, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'original')
    .map((name) => path.join(assets, name))
    .filter((file) => fs.statSync(file).size === sizeBytes)
    .map(sha256)
}

test(`an upload outlives ${kills} killed browsers, a cut network and an aged signature`, async ({
  browserName: _,
}, testInfo) => {
  testInfo.setTimeout(isLong ? 900_000 : 180_000)
  const file = makeBigClip(testInfo.outputPath(), clipSeconds)
  const sizeBytes = fs.statSync(file).size
  const profile = testInfo.outputPath('profile')
  const proxy = await startStorageProxy(stack.mediaOrigin, bytesPerSecond)
  const first = await launchKillable(profile, proxy.port)
  await registerPartner(first.page, 'Sturdy Kitchen', true)
  await first.close()

  let browser = await launchKillable(profile, proxy.port)
  let { page } = browser
  try {
    await page.goto(`${stack.origin}/studio/upload`)
    await uploadAsItIs(page, file)
    await page.getByLabel('Name', { exact: true }).fill('Nothing kills it')
    await page.getByLabel('Description').fill('Sent by several browsers.')
    await expect(page.getByText('the upload goes on when you come back')).toBeVisible()
    await proxy.afterBytes(1)
    // The picked file is gone for good: what goes on from here was kept by the browser.
    fs.renameSync(file, `${file}.moved`)

    for (let kill = 0; kill < kills; kill += 1) {
      await proxy.afterBytes(randomInt(1, partBytes))
      if (kill === spots.cut) {
        proxy.cut()
        await expect(page.getByText(/connection dropped|offline/)).toBeVisible()
        proxy.mend()
        await proxy.afterBytes(partBytes / 10)
      }
      await browser.kill()
      proxy.nextLife()
      const aged = kill === spots.aged ? proxy.ageNextSignature() : null
      browser = await launchKillable(profile, proxy.port)
      page = browser.page
      // Any page of the studio will do.
      await page.goto(`${stack.origin}${kill % 2 ? '/studio' : '/studio/upload'}`)
      await aged
    }

    await page.goto(`${stack.origin}/studio/upload`)
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nothing kills it')
    await expect(page.getByLabel('Description')).toHaveValue('Sent by several browsers.')
    await page.getByRole('button', { name: 'Publish' }).click()
    await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible({ timeout: 120_000 })
  } finally {
    await browser.close()
    await proxy.stop()
  }

  expect(storedHashes(sizeBytes)).toEqual([sha256(`${file}.moved`)])

  const arrivedWhole = proxy.arrivals.filter(({ status }) => status === 200)
  const again = (lifeOf: number) => {
    const before = new Set(arrivedWhole.filter(({ life }) => life < lifeOf).map(({ range }) => range))
    return arrivedWhole
      .filter(({ life, range }) => life === lifeOf && before.has(range))
      .map(({ range }) => range)
  }
  expect(proxy.arrivals.filter(({ status }) => status === 400).length).toBe(1)
  for (let life = 1; life <= kills; life += 1) expect(again(life).length).toBeLessThanOrEqual(1)
  // Each kill, the cut and the aged signature may cost what was on its way, which is one part.
  const interruptions = kills + Object.keys(spots).length
  const formBytes = proxy.arrivals.length * 4_096
  expect(proxy.receivedBytes()).toBeLessThanOrEqual(sizeBytes + interruptions * partBytes + formBytes)
  const sentAgainBytes = proxy.receivedBytes() - sizeBytes
  testInfo.annotations.push({
    type: 'chaos',
    description: JSON.stringify({
      sizeBytes,
      kills,
      requests: proxy.arrivals.length,
      sentAgainBytes,
      arrivedTwice: arrivedWhole.length - new Set(arrivedWhole.map(({ range }) => range)).size,
    }),
  })
})
