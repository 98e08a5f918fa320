import { z } from 'zod'
import { type Preset, runLighthouse } from './run-lighthouse'

export const categories = ['accessibility', 'best-practices', 'seo'] as const

const report = z.object({
  categories: z.record(
    z.enum(categories),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.looseObject({
      title: z.string(),
      score: z.number().nullable(),
      details: z.looseObject({ items: z.array(z.unknown()).optional() }).optional(),
    }),
  ),
})

export interface Verdict {
  /** Of 100, by category. */
  scores: Record<(typeof categories)[number], number>
  /** What costs points, and where. */
  faults: string[]
}

const faultsShown = 5
// No score of these three knows a time, so nothing needs to be slowed down.
const flags = { onlyCategories: categories, throttlingMethod: 'provided' }

export async function auditPage(lighthouse: string, url: string, preset: Preset): Promise<Verdict> {
  const { categories: found, audits } = report.parse(await runLighthouse(lighthouse, url, preset, flags))
  const score = (id: (typeof categories)[number]) => Math.round((found[id].score ?? 0) * 100)
  const faults = categories.flatMap((id) =>
    found[id].auditRefs.flatMap((ref) => {
      const audit = audits[ref.id]
      if (!audit || ref.weight === 0 || audit.score === null || audit.score === 1) return []
      const items = (audit.details?.items ?? []).slice(0, faultsShown).map((item) => JSON.stringify(item))
      return [[`${id}, ${ref.id}: ${audit.title}`, ...items].join('\n    ')]
    }),
  )
  return {
    scores: {
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    faults,
  }
}
