import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { findBrowser } from '../../services/browser/find-browser'
import { cleanEnvironment } from '../bench-stack'

export const presets = ['phone', 'desktop'] as const
export type Preset = (typeof presets)[number]

const report = z.object({
  url: z.string(),
  error: z.string().optional(),
  categories: z.array(
    z.object({
      id: z.enum(['accessibility', 'best-practices', 'seo']),
      score: z.number(),
      faults: z.array(z.object({ id: z.string(), title: z.string(), found: z.array(z.string()) })),
    }),
  ),
})

export type Category = z.infer<typeof report>['categories'][number]

/** What Lighthouse says about one page, as a phone or as a desktop sees it. */
export async function auditPage(auditor: string, url: string, preset: Preset): Promise<Category[]> {
  const browser = findBrowser()
  const env = { ...cleanEnvironment(), ...(browser ? { CHROME_PATH: browser } : {}) }
  const { stdout } = await promisify(execFile)(process.execPath, [auditor, url, preset], {
    cwd: dirname(auditor),
    env: { ...env, NODE_ENV: 'production' as const },
  })
  const { error, categories, ...seen } = report.parse(JSON.parse(stdout))
  if (error !== undefined) throw new Error(`${url} was not audited: ${error}`)
  // A page that leads elsewhere would be judged under the wrong name.
  if (new URL(seen.url).pathname !== new URL(url).pathname) throw new Error(`${url} led to ${seen.url}`)
  return categories
}
