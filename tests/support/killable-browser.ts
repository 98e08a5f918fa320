import fs from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findOnPath } from '../runner/find-on-path'
import { stack } from './stack'

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-gpu',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

export type KillableBrowser = {
  page: Page
  /** Everything at once and without a word, as a crash or a flat battery does it. */
  kill: () => Promise<void>
  /** The way a person closes it: cookies are written. */
  close: () => Promise<void>
}

/** The browser writes `host-pid` as the target of this link, to know whether another one has the profile. */
function pidOf(profile: string): number {
  const pid = Number(fs.readlinkSync(path.join(profile, 'SingletonLock')).split('-').at(-1))
  if (!Number.isSafeInteger(pid) || pid <= 1) throw new Error('the profile names no process')
  return pid
}

/**
 * A browser with a profile of its own that outlives it. What it sends to storage goes through `storagePort`; the page,
 * its policy and its addresses know nothing of that.
 */
export async function launchKillable(profile: string, storagePort: number): Promise<KillableBrowser> {
  const storage = new URL(stack.mediaOrigin).host
  const found = findOnPath('chromium', 'chromium-browser', 'google-chrome')
  const context = await chromium.launchPersistentContext(profile, {
    viewport: { width: 1440, height: 900 },
    args: [...flags, `--host-resolver-rules=MAP ${storage} 127.0.0.1:${storagePort}`],
    ...(found ? { executablePath: found } : {}),
  })
  const pid = pidOf(profile)
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()))
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async kill() {
      // The whole group: it was started as the leader of one.
      process.kill(-pid, 'SIGKILL')
      await gone
    },
    close: () => context.close(),
  }
}
