import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.join(import.meta.dirname, '..')

const alias = {
  '@': root,
  // The marker throws outside a server bundle, and a test is neither server nor client.
  'server-only': path.join(import.meta.dirname, 'support/empty.ts'),
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
    projects: [
      project('unit'),
      project('architecture'),
      project('integration'),
      project('contract'),
      project('api'),
    ],
  },
})
