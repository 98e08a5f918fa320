import type { Browser, Page } from '@playwright/test'
import type { ClipServer } from './clip-server'
import { clipSeconds } from './make-clip'
import { openFeed, ownClips, swipeTo } from './open-feed'

/** How much of each clip somebody watches before the next swipe: some leave at once, many see it to its end or twice. */
const watchedShares = [0.1, 1, 0.4, 1, 1.3, 0.2, 0.8, 1, 0.6, 1]

export interface Trace {
  swipes: number
  /** Times that a clip that had begun ran out of bytes. */
  stalls: number
  sentBytes: number
  /** Fetched and never shown, or fetched twice. */
  wastedBytes: number
}

/**
 * Counts in the page: `waiting` is a stall where a clip had begun, its bytes had run out, and neither a jump nor its next
 * round was the cause. With bytes in hand it waits for a processor that decodes, draws and serves all at once here.
 */
async function watchForStalls(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let stalls = 0
    const begun = new WeakMap<EventTarget, string>()
    const clipOf = (video: HTMLVideoElement) => video.dataset.clip ?? ''
    const aheadSeconds = ({ buffered, currentTime }: HTMLVideoElement) => {
      const ends = Array.from({ length: buffered.length }, (_, at) =>
        buffered.start(at) <= currentTime + 0.1 ? buffered.end(at) : 0,
      )
      return Math.max(0, ...ends) - currentTime
    }
    const isOnScreen = (video: HTMLVideoElement) => video.closest('[data-active=true]') !== null
    document.addEventListener(
      'playing',
      ({ target }) => target instanceof HTMLVideoElement && begun.set(target, clipOf(target)),
      true,
    )
    document.addEventListener(
      'waiting',
      ({ target: video }) => {
        if (!(video instanceof HTMLVideoElement) || video.seeking || !isOnScreen(video)) return
        if (begun.get(video) !== clipOf(video) || video.currentTime <= 0.1) return
        if (aheadSeconds(video) < Math.min(0.3, video.duration - video.currentTime - 0.2)) stalls += 1
      },
      true,
    )
    Object.assign(window, { countStalls: () => stalls })
  })
  return () => page.evaluate(() => (window as unknown as { countStalls: () => number }).countStalls())
}

/** Somebody who swipes for a while, over a line of `timesBitrate` times what a clip needs. */
export async function followTrace(
  browser: Browser,
  server: ClipServer,
  appOrigin: string,
  { swipes, clipBytes, timesBitrate }: { swipes: number; clipBytes: number; timesBitrate: number },
): Promise<Trace> {
  server.line.delayMs = 50
  server.line.bytesPerSecond = (clipBytes / clipSeconds) * timesBitrate
  const page = await openFeed(browser, { appOrigin, clipOrigin: server.origin, isCold: false })
  const stalls = await watchForStalls(page)
  server.sent.clear()
  const shown: number[] = []
  for (let swipe = 0; swipe < swipes; swipe += 1) {
    const share = watchedShares[swipe % watchedShares.length] ?? 1
    await swipeTo(page, ownClips + swipe)
    await page.waitForTimeout(share * clipSeconds * 1000)
    shown.push(Math.min(1, share))
  }
  const found = await stalls()
  await page.context().close()
  server.line.bytesPerSecond = Number.MAX_SAFE_INTEGER
  const sent = [...server.sent].map(([name, bytes]): [number, number] => [
    Number(/(\d+)\.mp4$/.exec(name)?.[1]),
    bytes,
  ])
  return {
    swipes,
    stalls: found,
    sentBytes: sent.reduce((sum, [, bytes]) => sum + bytes, 0),
    wastedBytes: sent.reduce(
      (sum, [clip, bytes]) => sum + Math.max(0, bytes - (shown[clip] ?? 0) * clipBytes),
      0,
    ),
  }
}
