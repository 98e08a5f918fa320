import fs from 'node:fs'
import { z } from 'zod'

export type Tally = { passed: number; failed: number }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
})

/** Counts of one JSON report; a report that is not there is one failure: its runner died before it could count. */
export function readTally(file: string): Tally {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  const report: unknown = text === '' ? null : JSON.parse(text)
  const vitest = vitestReport.safeParse(report)
  if (vitest.success) {
    const { numPassedTests, numFailedTests, success } = vitest.data
    // A file that does not even load has no failed test in it.
    return { passed: numPassedTests, failed: success ? 0 : Math.max(1, numFailedTests) }
  }
  const playwright = playwrightReport.safeParse(report)
  if (!playwright.success) return { passed: 0, failed: 1 }
  const { expected, flaky, unexpected } = playwright.data.stats
  return { passed: expected + flaky, failed: unexpected }
}
