import type { Browser } from '@playwright/test'
import { newPhone } from '../browser/launch-browser'

export interface PageLoad {
  lcpMs: number
  /** What that was, for the reader of the figures. */
  largest: string
  cls: number
  /** While swiping. */
  longestTaskMs: number
}

interface Probe {
  lcpMs: number
  largest: string
  cls: number
  tasks: number[]
}

const settledMs = 1_500

/** One first visit: the page, a while of rest, and some swipes with the keyboard, as people with a phone cannot be had. */
export async function loadPage(
  browser: Browser,
  url: string,
  { swipes }: { swipes: number },
): Promise<PageLoad> {
  const context = await newPhone(browser, url)
  await context.addInitScript(() => {
    const probe: Probe = { lcpMs: 0, largest: '', cls: 0, tasks: [] }
    Object.assign(window, { probe })
    const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
    observe('largest-contentful-paint', (entry) => {
      probe.lcpMs = entry.startTime
      const element = 'element' in entry && entry.element instanceof Element ? entry.element : null
      probe.largest = `${element?.tagName.toLowerCase()}.${element?.className}`.slice(0, 60)
    })
    observe('layout-shift', (entry) => {
      if ('value' in entry && typeof entry.value === 'number') probe.cls += entry.value
    })
    observe('longtask', (entry) => void probe.tasks.push(entry.duration))
  })
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(settledMs)
  await page.evaluate(() => {
    ;(window as unknown as { probe: Probe }).probe.tasks = []
  })
  for (let swipe = 0; swipe < swipes; swipe += 1) {
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(settledMs)
  }
  const probe = await page.evaluate(() => (window as unknown as { probe: Probe }).probe)
  await context.close()
  return {
    lcpMs: probe.lcpMs,
    largest: probe.largest,
    cls: probe.cls,
    longestTaskMs: Math.max(0, ...probe.tasks),
  }
}
