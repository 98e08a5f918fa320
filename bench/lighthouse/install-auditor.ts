import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserFlags } from '../../services/browser/browser-flags'
import { installTool } from '../install-tool'

const version = '13.5.0'

/** Audits one page in one browser and prints what of the report is looked at, as JSON. */
const script = `import { launch } from 'chrome-launcher'
const { default: lighthouse, desktopConfig } = await import('lighthouse')
const [url, preset] = process.argv.slice(2)
const chrome = await launch({ chromeFlags: ${JSON.stringify(['--headless', ...browserFlags])} })
const wishes = {
  port: chrome.port,
  logLevel: 'error',
  // No score of these three knows a time, so nothing needs to be slowed down.
  throttlingMethod: 'provided',
  disableFullPageScreenshot: true,
  // A feed that plays is never quiet, and would be waited for until then.
  maxWaitForLoad: 20_000,
  onlyCategories: ['accessibility', 'best-practices', 'seo'],
}
const { lhr } = await lighthouse(url, wishes, preset === 'desktop' ? desktopConfig : undefined)
await chrome.kill()
const { finalDisplayedUrl, runtimeError, categories, audits } = lhr
const isFault = ({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1
const describe = ({ id }) => ({
  id,
  title: audits[id].title,
  found: (audits[id].details?.items ?? []).slice(0, 5).map((item) => item.node?.snippet ?? JSON.stringify(item)),
})
process.stdout.write(JSON.stringify({
  url: finalDisplayedUrl,
  error: runtimeError?.message,
  categories: Object.values(categories).map(({ id, score, auditRefs }) => ({
    id,
    score: Math.round((score ?? 0) * 100),
    faults: auditRefs.filter(isFault).map(describe),
  })),
}))
`

/**
 * Google's Lighthouse.
 *
 * @returns the file to run, with an address and a preset
 */
export function installAuditor(folder: string): string {
  installTool(folder, 'lighthouse', version)
  const file = join(folder, 'audit.mjs')
  writeFileSync(file, script)
  return file
}
