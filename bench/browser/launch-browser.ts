import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'

const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

function findOnPath(): string | undefined {
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Chromium as the browser tests start it: the one on PATH, else Playwright's own. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findOnPath()
  return chromium.launch({
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--disable-gpu',
      '--autoplay-policy=no-user-gesture-required',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    ...(executablePath ? { executablePath } : {}),
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
