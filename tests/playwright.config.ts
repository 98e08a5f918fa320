import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { autoplayFlag, browserFlags } from '../services/browser/browser-flags'
import { findBrowser } from '../services/browser/find-browser'
import { stack } from './support/stack'

const chromium = findBrowser()

// One dot of the screen to a pixel of the page: drawing seven times as many, without a graphics card, tests nothing more.
const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 }

export default defineConfig({
  testDir: 'e2e',
  outputDir: path.join(import.meta.dirname, '../test-results'),
  globalSetup: './support/start-stack.ts',
  globalTeardown: './support/stop-stack.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // Two browsers, a database, storage and the app share two cores. What passes only then is named as flaky at the end.
  retries: 1,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: stack.origin,
    // What goes through one cannot be watched or cut off; the test that is about it allows it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [...browserFlags, autoplayFlag],
      ...(chromium ? { executablePath: chromium } : {}),
    },
  },
  projects: [
    { name: 'phone', testMatch: /.*\.phone\.spec\.ts/, use: phone },
    { name: 'desktop', testMatch: /.*\.desktop\.spec\.ts/, use: { viewport: { width: 1440, height: 900 } } },
    // Firefox and WebKit, where the machine has them. By name only: `npm test -- engines`.
    { name: 'engines', testMatch: /.*\.engines\.spec\.ts/ },
    {
      name: 'restart',
      testMatch: /.*\.restart\.spec\.ts/,
      dependencies: ['phone', 'desktop'],
      use: { viewport: { width: 1440, height: 900 } },
    },
  ],
})
