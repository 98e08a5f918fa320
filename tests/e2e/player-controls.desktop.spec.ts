import type { Page } from '@playwright/test'
import { isMadeUp, stubFeed } from '../support/endless-feed'
import { activeClipId, activeSlide, expect, expectPlaying, playedSeconds, test } from '../support/fixtures'
import { tabTo } from '../support/keyboard'

const video = (page: Page) => activeSlide(page).locator('video')
const slider = (page: Page) => activeSlide(page).getByRole('slider')

test('by keys alone: help, speed, position, and going on by itself', async ({ page }) => {
  // A dozen steps, some of them through every stop of the page.
  test.slow()
  await page.goto('/')
  await expectPlaying(page)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys.getByText('Picture in picture')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()

  const first = await activeClipId(page)
  await page.keyboard.press('>')
  await expect(video(page)).toHaveJSProperty('playbackRate', 1.25)
  await page.keyboard.press(' ')
  await expect(video(page)).toHaveJSProperty('paused', true)
  const stopped = await playedSeconds(page)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => playedSeconds(page)).not.toBe(stopped)
  await tabTo(page, slider(page))
  await page.keyboard.press('Home')
  await expect.poll(() => playedSeconds(page)).toBe(0)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^0:00 of 0:\d\d$/)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => playedSeconds(page)).toBeGreaterThanOrEqual(1)

  await page.getByRole('button', { name: 'Playback, speed 1.25×' }).press('Enter')
  const goesOn = page.getByRole('dialog').getByLabel('Go on to the next clip by itself')
  await tabTo(page, goesOn)
  await page.keyboard.press(' ')
  await expect(goesOn).toBeChecked()
  await page.keyboard.press('Escape')
  await slider(page).press('End')
  await page.keyboard.press(' ')
  await expect.poll(() => activeClipId(page)).not.toBe(first)
  await expectPlaying(page)
  await expect(video(page)).toHaveJSProperty('playbackRate', 1.25)
  const name = await activeSlide(page).getByRole('heading').textContent()
  await expect(page.getByRole('status').filter({ hasText: `${name}, by ` })).toBeAttached()
})

test('the line runs along with its clip, and costs the page nothing', async ({ page, context }) => {
  const share = () =>
    activeSlide(page)
      .locator('[data-line]')
      .evaluate((line) => line.getBoundingClientRect().width / (line.parentElement?.clientWidth ?? 0))
  const playedShare = () =>
    video(page).evaluate(({ currentTime, duration }: HTMLVideoElement) => currentTime / duration)
  const isWithPlayer = async () => Math.abs((await share()) - (await playedShare()))
  await page.goto('/')
  await expectPlaying(page)
  await page.keyboard.press('>')
  await expect.poll(share).toBeGreaterThan(0.1)
  await page.keyboard.press(' ')
  await expect.poll(isWithPlayer).toBeLessThan(0.02)
  await tabTo(page, slider(page))
  await page.keyboard.press('Home')
  await expect.poll(share).toBe(0)
  await page.keyboard.press('ArrowRight')
  await expect.poll(isWithPlayer).toBeLessThan(0.02)

  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  const restyled = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'RecalcStyleCount')?.value ?? Number.NaN
  }
  await activeSlide(page)
    .getByRole('button', { name: /^Play / })
    .click()
  await expectPlaying(page)
  const [before, from] = [await restyled(), await playedSeconds(page)]
  await expect.poll(() => playedSeconds(page)).toBeGreaterThan(from + 2)
  // A few times a second, for the slider that is spoken; a frame is a sixtieth.
  expect((await restyled()) - before).toBeLessThan(60)
})

test('fills the screen, plays on in a window of its own, and keeps the screen from going dark', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['screen-wake-lock'])
  await page.addInitScript(() => {
    const locks: WakeLockSentinel[] = []
    const ask = WakeLock.prototype.request
    WakeLock.prototype.request = async function (type) {
      const lock = await ask.call(this, type)
      locks.push(lock)
      return lock
    }
    Object.assign(window, { heldLocks: () => locks.filter(({ released }) => !released).length })
  })
  const heldLocks = () => page.evaluate(() => (window as unknown as { heldLocks: () => number }).heldLocks())
  const fillsScreen = () => page.evaluate(() => document.fullscreenElement !== null)
  const inWindow = () =>
    page.evaluate(() => (document.pictureInPictureElement as HTMLElement | null)?.dataset.clip ?? null)
  await page.goto('/')
  await expectPlaying(page)
  await expect.poll(heldLocks).toBe(1)

  await page.keyboard.press('f')
  await expect.poll(fillsScreen).toBe(true)
  await page.keyboard.press('f')
  await expect.poll(fillsScreen).toBe(false)

  const first = await activeClipId(page)
  await page.keyboard.press('p')
  await expect.poll(inWindow).toBe(first)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => activeClipId(page)).not.toBe(first)
  const second = await activeClipId(page)
  await expect.poll(inWindow).toBe(second)
  await page.keyboard.press('p')
  await expect.poll(inWindow).toBe(null)

  await page.keyboard.press(' ')
  await expect.poll(heldLocks).toBe(0)
})

test('with reduced motion and a wish for less data nothing starts or loads unasked', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.addInitScript(() => localStorage.setItem('morsel:less-data', 'on'))
  await page.goto('/')
  await expect(activeSlide(page).getByRole('button', { name: /^Play / })).toBeVisible()
  await expect(video(page)).toHaveJSProperty('paused', true)
  await page.keyboard.press(' ')
  await expectPlaying(page)
  const first = await activeClipId(page)
  await page.keyboard.press('End')
  // By then the clip is whole, and without the wish the next one would have been fetched.
  await expect
    .poll(() => video(page).evaluate((player: HTMLVideoElement) => player.buffered.end(0) / player.duration))
    .toBeGreaterThan(0.9)
  await expect(page.locator('video[data-clip]')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => activeClipId(page)).not.toBe(first)
  await expect(video(page)).toHaveJSProperty('paused', true)
})

test('a held picture hurries; where no file plays, the library reads the playlist, loaded only then', async ({
  page,
  allowed,
}) => {
  allowed.push(/404/)
  await page.addInitScript(() => {
    const said = HTMLMediaElement.prototype.canPlayType
    HTMLMediaElement.prototype.canPlayType = function (type) {
      return type.includes('mpegurl') ? '' : said.call(this, type)
    }
  })
  const isLibrary = (text: string) => text.includes('hlsManifestLoaded')
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text().catch(() => ''))
  })
  const real = await stubFeed(page, 8, ({ playback }) => {
    const file = playback.sources.find(({ src }) => !src.includes('/c_limit'))?.src ?? ''
    const stream = file.replace('/video/upload/', '/video/upload/sp_auto/').replace(/\.\w+$/, '.m3u8')
    return {
      playback: {
        ...playback,
        sources: [
          { src: file.replace(/[^/]+$/, 'gone.mp4'), type: 'video/mp4', kind: 'file' },
          { src: stream, type: 'application/vnd.apple.mpegurl', kind: 'hls' },
        ],
      },
    }
  })
  await page.goto(`/v/${real.items[0]?.id}`)
  await expectPlaying(page)
  expect((await Promise.all(scripts)).some(isLibrary)).toBe(false)

  const stage = (await activeSlide(page).locator('[data-stage]').boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.move(stage.x + 200, stage.y + 200)
  await page.mouse.down()
  await expect(video(page)).toHaveJSProperty('playbackRate', 2)
  await page.mouse.up()
  await expect(video(page)).toHaveJSProperty('playbackRate', 1)
  await expect(video(page)).toHaveJSProperty('paused', false)

  // Nothing turns that nobody sees: beside the clip and its line, the page rests.
  const turning = () =>
    document.getAnimations().filter(({ playState, effect }) => {
      const line = effect instanceof KeyframeEffect && effect.target?.hasAttribute('data-line')
      return playState === 'running' && !line
    }).length
  await expect.poll(() => page.evaluate(turning)).toBe(0)

  // On a busy page the finger goes before the page has drawn that it stayed.
  const surface = activeSlide(page).getByRole('button', { name: /^Pause / })
  const rates = await surface.evaluate(async (button) => {
    const player = button.closest('article')?.querySelector('video')
    const finger = { bubbles: true, button: 0, isPrimary: true }
    const tell = (type: string) => button.dispatchEvent(new PointerEvent(type, finger))
    const seen: (number | undefined)[] = []
    tell('pointerdown')
    const isOver = new Promise<void>((resolve) => {
      setTimeout(() => {
        seen.push(player?.playbackRate)
        tell('pointerup')
        resolve()
      }, 350)
    })
    for (const startMs = performance.now(); performance.now() - startMs < 400; );
    await isOver
    return [...seen, player?.playbackRate]
  })
  expect(rates).toEqual([2, 1])

  // Two fingers want to zoom.
  await surface.evaluate((button) => {
    const tell = (type: string, isPrimary: boolean) =>
      button.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, isPrimary }))
    tell('pointerdown', true)
    tell('pointerdown', false)
    tell('pointercancel', true)
    tell('pointercancel', false)
    return new Promise((resolve) => setTimeout(resolve, 400))
  })
  await expect(video(page)).toHaveJSProperty('playbackRate', 1)

  // What the player had to say before it was paused can come after.
  await page.keyboard.press('Space')
  await expect(video(page)).toHaveJSProperty('paused', true)
  await video(page).dispatchEvent('playing')
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  await expect(activeSlide(page).getByRole('button', { name: /^Play / })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(video(page)).toHaveJSProperty('paused', false)

  for (let id = await activeClipId(page); !isMadeUp(id); id = await activeClipId(page)) {
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => activeClipId(page)).not.toBe(id)
  }
  await expectPlaying(page)
  await expect(video(page)).toHaveAttribute('src', /^blob:/)
  expect((await Promise.all(scripts)).some(isLibrary)).toBe(true)
})
