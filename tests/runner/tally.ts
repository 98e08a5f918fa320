import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** `names`: of what failed, and of what passed only when it was tried again. The end of a long log is what is read. */
export type Tally = { passed: number; failed: number; names: string[] }

/** Enough to know what it is about; the whole stands further up. */
const maxLines = 12

function shorten(text = ''): string {
  const lines = text.split('\n').filter((line) => !line.includes('node_modules') && line.trim() !== '')
  return lines.slice(0, maxLines).join('\n')
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ projectName: z.string(), status: z.string() })),
})
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).optional()
  },
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
  suites: z.array(playwrightSuite),
})

function readVitest({
  numPassedTests,
  numFailedTests,
  success,
  testResults,
}: z.infer<typeof vitestReport>): Tally {
  const names = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name)
    // What passed at the second try still has the message of the first.
    const told = assertionResults.filter((test) => (test.failureMessages ?? []).length > 0)
    const lines = told.map(
      (test) =>
        `${file} › ${test.fullName}${test.status === 'passed' ? ' (flaky)' : ''}\n${shorten(test.failureMessages?.[0])}`,
    )
    // A file that does not even load has no failed test in it.
    return status === 'failed' && lines.length === 0 ? [`${file}\n${shorten(message)}`] : lines
  })
  return { passed: numPassedTests, failed: success ? 0 : Math.max(1, numFailedTests), names }
}

function readPlaywright({ stats, suites }: z.infer<typeof playwrightReport>): Tally {
  const specsOf = (suite: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap(specsOf),
  ]
  const names = suites
    .flatMap(specsOf)
    .flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ projectName, status }) => `[${projectName}] ${file} › ${title} (${status})`),
    )
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, names }
}

/** Reads one JSON report; a report that is not there is one failure: its runner died before it could count. */
export function readTally(file: string): Tally {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  const report: unknown = text === '' ? null : JSON.parse(text)
  const vitest = vitestReport.safeParse(report)
  if (vitest.success) return readVitest(vitest.data)
  const playwright = playwrightReport.safeParse(report)
  if (playwright.success) return readPlaywright(playwright.data)
  return { passed: 0, failed: 1, names: [`${path.basename(file)}: no report; its runner died`] }
}
