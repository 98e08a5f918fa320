import { type CDPSession, chromium, type Page } from '@playwright/test'
import { browserFlags } from '../../services/browser/browser-flags'
import { findBrowser } from '../../services/browser/find-browser'
import { stack } from './stack'

export type KillableBrowser = {
  page: Page
  /** Everything at once and without a word, as a crash or a flat battery does it. */
  kill: () => Promise<void>
  /** The way a person closes it: cookies are written. */
  close: () => Promise<void>
}

/** Of the browser and of all that it started, itself first. Playwright knows only the script that Debian starts it by. */
async function pidsOf(session: CDPSession): Promise<number[]> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const isBrowser = (type: string) => Number(type === 'browser')
  return processInfo.sort((a, b) => isBrowser(b.type) - isBrowser(a.type)).map(({ id }) => id)
}

function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // Without its browser a process ends by itself.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/**
 * A browser with a profile of its own that outlives it. What it sends to storage goes through `storagePort`; the page,
 * its policy and its addresses know nothing of that.
 */
export async function launchKillable(profile: string, storagePort: number): Promise<KillableBrowser> {
  const storage = new URL(stack.mediaOrigin).host
  const found = findBrowser()
  const context = await chromium.launchPersistentContext(profile, {
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    args: [...browserFlags, `--host-resolver-rules=MAP ${storage} 127.0.0.1:${storagePort}`],
    ...(found ? { executablePath: found } : {}),
  })
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('the browser names no process')
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()))
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async kill() {
      for (const pid of await pidsOf(session)) killAtOnce(pid)
      await gone
    },
    close: () => context.close(),
  }
}
