import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { autoplayFlag, browserFlags } from '../../services/browser/browser-flags'
import { findBrowser } from '../../services/browser/find-browser'

/** Chromium as the browser tests start it: the one on PATH, else Playwright's own. */
export function launchBrowser(): Promise<Browser> {
  const found = findBrowser()
  return chromium.launch({
    args: [...browserFlags, autoplayFlag],
    ...(found ? { executablePath: found } : {}),
  })
}

/** A phone that was never here: no cache and no choice of before. */
export async function newPhone(browser: Browser, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1,
    hasTouch: true,
    isMobile: true,
    // The measured clips come from a server of the benchmark's, which the page's policy does not name.
    bypassCSP: true,
  })
  // tsx wraps named functions in a helper of its own, which does not come along into the page.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  return context
}
