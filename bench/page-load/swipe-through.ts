import type { Browser } from '@playwright/test'
import { z } from 'zod'
import { newPhone } from '../browser/launch-browser'

export interface Swiping {
  cls: number
  /** Processor time, which does not depend on who else is at work on this machine. */
  longestTaskMs: number
}

const settledMs = 1_500

const trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown().optional() }).optional(),
    }),
  ),
})

/** Of the page's own thread. */
function longestTask(recorded: Buffer): number {
  const { traceEvents } = trace.parse(JSON.parse(recorded.toString()))
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`
  const isMain = ({ name, args }: (typeof traceEvents)[number]) =>
    name === 'thread_name' && args?.name === 'CrRendererMain'
  const main = new Set(traceEvents.filter(isMain).map(threadOf))
  const took = traceEvents
    .filter((event) => event.name === 'RunTask' && event.ph === 'X' && main.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000)
  if (took.length === 0) throw new Error('the trace has no tasks')
  return Math.max(...took)
}

/** A first visit, and swipes with the keyboard, as people with a phone cannot be had. */
export async function swipeThrough(browser: Browser, url: string, swipes: number): Promise<Swiping> {
  const context = await newPhone(browser, url)
  await context.addInitScript(() => {
    const probe = { cls: 0, isTouched: false }
    Object.assign(window, { probe })
    addEventListener('keydown', () => Object.assign(probe, { isTouched: true }))
    new PerformanceObserver((list) => {
      // A swipe is no excuse. Before there was one, what counts as input is the screen that took its size.
      for (const entry of list.getEntries())
        if ('value' in entry && 'hadRecentInput' in entry && (probe.isTouched || !entry.hadRecentInput))
          probe.cls += Number(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(settledMs)
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] })
  for (let swipe = 0; swipe < swipes; swipe += 1) {
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(settledMs)
  }
  const longestTaskMs = longestTask(await browser.stopTracing())
  const cls = await page.evaluate(() => (window as unknown as { probe: { cls: number } }).probe.cls)
  await context.close()
  return { cls, longestTaskMs }
}
