import type { Browser, Page } from '@playwright/test'
import { newPhone } from '../browser/launch-browser'
import { clipSeconds } from './make-clip'

/** Those that the page itself brings; what is measured comes after them. */
export const ownClips = 6
const pageSize = 20

interface FeedAnswer {
  items: { id: string; playback: { sources: { src: string; type: string; kind: string }[] } }[]
}

interface Options {
  appOrigin: string
  clipOrigin: string
  /** As Save-Data does: nothing is warmed. */
  isCold: boolean
}

let opened = 0

/**
 * The feed of the production build, on the last clip that it brought itself. What follows are clips of the benchmark's
 * server, each at an address that was never fetched before.
 */
export async function openFeed(browser: Browser, { appOrigin, clipOrigin, isCold }: Options): Promise<Page> {
  const context = await newPhone(browser, appOrigin)
  if (isCold) await context.addInitScript(() => localStorage.setItem('morsel:less-data', 'on'))
  const page = await context.newPage()
  opened += 1
  const run = opened
  const real = (await (await context.request.get(`${appOrigin}/api/feed`)).json()) as FeedAnswer
  const [model] = real.items
  if (!model) throw new Error('the feed is empty')
  await page.route('**/api/feed?*', async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor')) || 0
    const items = Array.from({ length: pageSize }, (_, offset) => ({
      ...model,
      id: `00000000-0000-7000-8000-${String(from + offset).padStart(12, '0')}`,
      durationMs: clipSeconds * 1000,
      captions: [],
      playback: {
        sources: [{ src: `${clipOrigin}/${run}/${from + offset}.mp4`, type: 'video/mp4', kind: 'file' }],
        poster: null,
      },
    }))
    await route.fulfill({ json: { items, nextCursor: String(from + pageSize) } })
  })
  // What was played is nobody's business here, and its reports would be requests among the measured ones.
  await page.route('**/api/views', (route) => route.fulfill({ status: 204 }))
  await page.goto('/')
  await page.waitForFunction(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-active=true] video')
    return video !== null && video.currentTime > 0
  })
  for (let index = 1; index < ownClips; index += 1) await swipeTo(page, index)
  return page
}

/** @returns how long it took from the swipe to the first frame that was shown, in milliseconds */
export function swipeTo(page: Page, index: number): Promise<number> {
  return page.evaluate(async (goal) => {
    const feed = document.querySelector<HTMLElement>('[data-feed]')
    if (!feed) throw new Error('no feed')
    const find = () =>
      document.querySelector<HTMLVideoElement>(`[data-index="${goal}"][data-active=true] video[data-clip]`)
    const startMs = performance.now()
    feed.scrollTo({ top: goal * feed.clientHeight, behavior: 'instant' })
    let video = find()
    while (!video) {
      await new Promise(requestAnimationFrame)
      video = find()
    }
    const shown = video
    await new Promise((resolve) => shown.requestVideoFrameCallback(resolve))
    return performance.now() - startMs
  }, index)
}
