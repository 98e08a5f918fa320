import type { Browser } from '@playwright/test'
import type { ClipServer } from './clip-server'
import { openFeed, ownClips, swipeTo } from './open-feed'

export interface Mode {
  name: string
  isCold: boolean
  delayMs: number
}

/** Long enough to see what a clip is, and for the next one to get warm. */
const dwellMs = 1_200

/** Times of `swipes` swipes in a browser that has seen nothing yet, in milliseconds. */
export async function measureSwipes(
  browser: Browser,
  server: ClipServer,
  appOrigin: string,
  { isCold, delayMs }: Mode,
  swipes: number,
): Promise<number[]> {
  server.line.delayMs = delayMs
  const page = await openFeed(browser, { appOrigin, clipOrigin: server.origin, isCold })
  const took: number[] = []
  for (let swipe = 0; swipe <= swipes; swipe += 1) {
    await page.waitForTimeout(dwellMs)
    const ms = await swipeTo(page, ownClips + swipe)
    // The first one leaves a clip of the demo's behind: another size, another server.
    if (swipe > 0) took.push(ms)
  }
  await page.context().close()
  return took
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
