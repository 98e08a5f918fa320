import { randomInt, randomUUID } from 'node:crypto'
import { test as base, expect, type Page } from '@playwright/test'
import { stack } from './stack'
import { uniqueIp } from './unique-ip'

/** Only these may be asked for anything while somebody browses: no font, script or picture comes from elsewhere. */
const ownOrigins = new Set([stack.origin, stack.mediaOrigin, stack.oidc.origin])

type Fixtures = {
  /** Fails the test on console errors, page errors, CSP violations and requests to a foreign host. */
  watch: undefined
  /** Messages that this test provokes on purpose. */
  allowed: RegExp[]
}

export const test = base.extend<Fixtures>({
  // An address of its own: the app trusts one proxy hop here, and limits are counted by address.
  extraHTTPHeaders: async ({ browserName: _ }, use) => {
    await use({ 'x-forwarded-for': uniqueIp() })
  },
  allowed: async ({ browserName: _ }, use) => {
    await use([])
  },
  watch: [
    async ({ context, allowed }, use) => {
      const trouble: string[] = []
      // The browser keeps what a script tried inside a `try` to itself, unless asked.
      await context.addInitScript(() =>
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective, blockedURI, sourceFile }) =>
            reportError(
              new Error(`refused by the policy: ${effectiveDirective} ${blockedURI} ${sourceFile}`),
            ),
        ),
      )
      context.on('console', (message) => {
        if (message.type() === 'error') trouble.push(`console: ${message.text()} ${message.location().url}`)
      })
      context.on('weberror', (error) => trouble.push(`page error: ${error.error().message}`))
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (['http:', 'https:'].includes(url.protocol) && !ownOrigins.has(url.origin))
          trouble.push(`foreign request: ${url.href}`)
      })
      await use(undefined)
      expect(trouble.filter((line) => !allowed.some((pattern) => pattern.test(line)))).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

export const demoPassword = 'correct horse battery'
export const uniqueEmail = () => `${randomUUID()}@example.com`

/** Registers over HTTP and leaves the session in the page's cookies: only the sign-up test walks through the form. */
export async function registerPartner(page: Page, name = 'Test Kitchen', remember = false): Promise<void> {
  const response = await page.request.post(`${stack.origin}/api/auth/register`, {
    headers: { Origin: stack.origin, 'x-forwarded-for': uniqueIp() },
    data: {
      email: uniqueEmail(),
      password: demoPassword,
      displayName: 'Cook',
      role: 'partner',
      partnerName: `${name} ${randomInt(1e9)}`,
      remember,
    },
  })
  expect(response.status()).toBe(201)
}

/** Picks a file on the upload page and sends it untouched, past the desk where it could be cut first. */
export async function uploadAsItIs(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Upload as it is' }).click()
}

/** The slide on screen. */
export const activeSlide = (page: Page) => page.locator('article[data-active="true"]')

/** Its clip, or null behind the last one. Looks once and waits for nothing, so that it can be polled. */
export const activeClipId = (page: Page) =>
  activeSlide(page).evaluateAll((slides) => (slides[0] as HTMLElement | undefined)?.dataset.videoId ?? null)

export const playedSeconds = (page: Page) =>
  activeSlide(page)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.currentTime)

/** The player has the clip in hand, so the page listens to keys and taps, and frames are being shown: time goes on. */
export async function expectPlaying(page: Page): Promise<void> {
  await expect(activeSlide(page).locator('video[data-ready]')).toBeAttached({ timeout: 15_000 })
  await expect.poll(() => playedSeconds(page), { timeout: 15_000 }).toBeGreaterThan(0)
  const before = await playedSeconds(page)
  await expect.poll(() => playedSeconds(page)).not.toBe(before)
}
