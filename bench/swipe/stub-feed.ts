import type { BrowserContext } from '@playwright/test'
import { clipSeconds } from './make-clip'

const pageSize = 20

/**
 * Every page of the feed but the first, as copies of `model` that play clips of the benchmark's server. Done in the page:
 * where Playwright routes requests it switches the browser's cache off, and then whatever was fetched to get a clip warm
 * is fetched again to play it.
 */
export async function stubFeed(context: BrowserContext, model: object, clipFolder: string): Promise<void> {
  const wishes = { model, clipFolder, pageSize, durationMs: clipSeconds * 1000 }
  await context.addInitScript(({ model, clipFolder, pageSize, durationMs }) => {
    const ask = window.fetch
    window.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href)
      if (url.pathname !== '/api/feed') return ask(input, init)
      const from = Number(url.searchParams.get('cursor')) || 0
      const items = Array.from({ length: pageSize }, (_, offset) => ({
        ...model,
        id: `00000000-0000-7000-8000-${String(from + offset).padStart(12, '0')}`,
        durationMs,
        captions: [],
        playback: {
          sources: [{ src: `${clipFolder}/${from + offset}.mp4`, type: 'video/mp4', kind: 'file' }],
          poster: null,
        },
      }))
      return Promise.resolve(Response.json({ items, nextCursor: String(from + pageSize) }))
    }
    // What was played is nobody's business here, and its reports would be requests among the measured ones.
    navigator.sendBeacon = () => true
  }, wishes)
}
