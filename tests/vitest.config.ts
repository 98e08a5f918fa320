import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.join(import.meta.dirname, '..')

const alias = {
  '@': root,
  // The marker throws outside a server bundle, and a test is neither server nor client.
  'server-only': path.join(import.meta.dirname, 'support/empty.ts'),
}

/** For what shares the machine with databases and servers. */
const withServices = {
  // What passes only then is named as flaky at the end.
  retry: 1,
  // A file lives for seconds: optimising Prisma's WebAssembly in each took a tenth of the processor.
  execArgv: ['--liftoff-only'],
}

const project = (name: string, options: Record<string, unknown> = {}) => ({
  resolve: { alias },
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...options,
  },
})

export default defineConfig({
  root,
  test: {
    // One less than there are cores by default, which on two of them leaves one idle beside tests that mostly wait.
    maxWorkers: availableParallelism(),
    // A second, by default, which a machine that does other things too can take to answer.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      project('unit'),
      project('architecture'),
      project('integration', withServices),
      project('contract', withServices),
      project('api', withServices),
      project('http', {
        globalSetup: 'tests/support/http/start-apps.ts',
        setupFiles: 'tests/support/http/environment.ts',
        ...withServices,
        // Some of them send thousands of requests.
        testTimeout: 180_000,
        hookTimeout: 120_000,
      }),
    ],
  },
})
