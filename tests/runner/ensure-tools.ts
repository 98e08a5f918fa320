import { browserNames } from '../../services/browser/find-browser'
import { findOnPath } from '../../services/browser/find-on-path'
import { runCommand } from './run-command'

/** What the tests drive besides Node: a real Redis, a real browser, and ffmpeg to make a big clip. */
const tools = [
  { package: 'redis-server', names: ['redis-server', 'valkey-server'] },
  { package: 'chromium-headless-shell', names: browserNames },
  { package: 'ffmpeg', names: ['ffmpeg'] },
]

const missingTools = () => tools.filter(({ names }) => findOnPath(...names) === null)

/**
 * Finds or installs the tools and says what it did. Debian as root installs by apt; elsewhere the browser is
 * Playwright's own, and what else is missing is named with the way out.
 */
export async function ensureTools(): Promise<boolean> {
  const missing = missingTools()
  if (missing.length === 0) return true
  const names = missing.map((tool) => tool.package)
  if (process.getuid?.() === 0 && findOnPath('apt-get')) {
    console.log(`Installing ${names.join(', ')} by apt-get (once for this machine) …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runCommand('apt-get', ['update', '-qq'], { env })
    await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env })
  } else if (names.includes('chromium-headless-shell')) {
    console.log('Installing the browser that Playwright brings …')
    await runCommand(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  }
  const still = missingTools().filter((tool) => tool.names !== browserNames)
  for (const tool of still) console.error(`${tool.package} is missing: please install it (brew, apt, …)`)
  return still.length === 0
}
