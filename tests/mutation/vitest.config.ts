import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = path.join(import.meta.dirname, '../..')

/** The quickest first: most mutants are found out before a test has to ask a database. */
const kinds = ['unit', 'integration', 'api']

const rankOf = ({ moduleId }: TestSpecification) =>
  kinds.indexOf(path.relative(path.join(root, 'tests'), moduleId).split(path.sep)[0] ?? '')

class QuickestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

/** One project of all that may judge a mutant; `pairs.ts` says which of them do. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root, 'server-only': path.join(root, 'tests/support/empty.ts') } },
  test: {
    include: kinds.map((kind) => `tests/${kind}/**/*.test.ts`),
    sequence: { sequencer: QuickestFirst },
    // More than elsewhere: `timeoutMS` in run.ts is what says that a mutant hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
