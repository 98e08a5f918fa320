import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { findBrowser } from '../../services/browser/find-browser'
import { cleanEnvironment } from '../bench-stack'

export const presets = ['phone', 'desktop'] as const
export type Preset = (typeof presets)[number]

const outcome = z.looseObject({
  finalDisplayedUrl: z.string(),
  runtimeError: z.object({ message: z.string() }).optional(),
})

/** A feed that plays is never quiet, and would be waited for until then. */
const patience = { maxWaitForLoad: 20_000 }

/** @returns Lighthouse's report of one page, as a phone or as a desktop sees it */
export async function runLighthouse(
  lighthouse: string,
  url: string,
  preset: Preset,
  flags: object,
): Promise<unknown> {
  const browser = findBrowser()
  const env = { ...cleanEnvironment(), ...(browser ? { CHROME_PATH: browser } : {}) }
  const args = [lighthouse, url, preset, JSON.stringify({ ...patience, ...flags })]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: dirname(lighthouse),
    env: { ...env, NODE_ENV: 'production' as const },
    maxBuffer: 2 ** 27,
  })
  const report: unknown = JSON.parse(stdout)
  const { runtimeError, finalDisplayedUrl } = outcome.parse(report)
  if (runtimeError) throw new Error(`${url} was not looked at: ${runtimeError.message}`)
  // A page that leads elsewhere would be judged under the wrong name.
  if (new URL(finalDisplayedUrl).pathname !== new URL(url).pathname)
    throw new Error(`${url} led to ${finalDisplayedUrl}`)
  return report
}
