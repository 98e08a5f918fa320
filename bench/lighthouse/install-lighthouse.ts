import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserFlags } from '../../services/browser/browser-flags'
import { installTool } from '../install-tool'

const version = '13.5.0'

/** One page in one fresh browser; prints the report as JSON. Its own command has no flag for what is set here. */
const script = `import { launch } from 'chrome-launcher'
const { default: lighthouse, desktopConfig } = await import('lighthouse')
const [url, preset, flags] = process.argv.slice(2)
const chrome = await launch({ chromeFlags: ${JSON.stringify(['--headless', ...browserFlags])} })
const wishes = { port: chrome.port, logLevel: 'error', disableFullPageScreenshot: true, ...JSON.parse(flags) }
const { lhr } = await lighthouse(url, wishes, preset === 'desktop' ? desktopConfig : undefined)
await chrome.kill()
process.stdout.write(JSON.stringify(lhr))
`

/**
 * Google's Lighthouse.
 *
 * @returns the file that `run-lighthouse.ts` runs
 */
export function installLighthouse(folder: string): string {
  installTool(folder, 'lighthouse', version)
  const file = join(folder, 'run.mjs')
  writeFileSync(file, script)
  return file
}
