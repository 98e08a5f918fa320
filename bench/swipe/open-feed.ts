import type { Browser, Page } from '@playwright/test'
import { newPhone } from '../browser/launch-browser'
import { stubFeed } from './stub-feed'

/** Those that the page itself brings; what is measured comes after them. */
export const ownClips = 6

interface FeedAnswer {
  items: object[]
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
  opened += 1
  const run = opened
  const real = (await (await context.request.get(`${appOrigin}/api/feed`)).json()) as FeedAnswer
  const [model] = real.items
  if (!model) throw new Error('the feed is empty')
  await stubFeed(context, model, `${clipOrigin}/${run}`)
  const page = await context.newPage()
  await page.goto('/')
  await page.waitForFunction(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-active=true] video')
    return video !== null && video.currentTime > 0
  })
  for (let index = 1; index < ownClips; index += 1) await swipeTo(page, index)
  return page
}

/**
 * The browser tells of a frame when the page gets its turn, which on a busy machine may be many frames later. How far into
 * the clip that one is says when the first was shown.
 *
 * @returns how long it took from the swipe to the first frame that was shown, in milliseconds
 */
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
    return new Promise<number>((resolve) => {
      shown.requestVideoFrameCallback((_, { presentationTime, mediaTime }) =>
        resolve(presentationTime - mediaTime * 1000 - startMs),
      )
    })
  }, index)
}
