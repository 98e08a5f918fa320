import type { Page } from '@playwright/test'
import { demoPassword, expect, test, uniqueEmail } from '../support/fixtures'
import { stack } from '../support/stack'

/** Another site on this computer: `127.0.0.1` and `localhost` are two sites to a browser, two ports are one. */
const anotherSite = 'http://127.0.0.1:9'
const neighbour = stack.origin.replace(/:\d+$/, ':9')

const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }

async function register(page: Page): Promise<void> {
  const data = {
    email: uniqueEmail(),
    password: demoPassword,
    displayName: 'Mia',
    role: 'viewer',
    remember: true,
  }
  expect((await page.request.post('/api/auth/register', { headers, data })).status()).toBe(201)
}

const form = (path: string, type: string) => `
<form id="form" method="post" action="${stack.origin}${path}" enctype="${type}"><input name='{"a":"' value='"}'></form>
<script>document.getElementById('form').submit()</script>`

const asked = (path: string, options: string) =>
  `<script>fetch('${stack.origin}${path}', { method: 'POST', credentials: 'include', ${options} }).catch(() => {})</script>`

/** A page without an origin, which sends `Origin: null`. */
const sandboxed = 'a sandboxed page'

const attacks: Record<string, (path: string) => string> = {
  'a form': (path) => form(path, 'application/x-www-form-urlencoded'),
  'a form of plain text': (path) => form(path, 'text/plain'),
  'a form with files': (path) => form(path, 'multipart/form-data'),
  'a request without CORS': (path) => asked(path, "mode: 'no-cors', body: '{}'"),
  'a beacon': (path) => `<script>navigator.sendBeacon('${stack.origin}${path}', '{}')</script>`,
  [sandboxed]: (path) => form(path, 'text/plain'),
}

/** What became of a request: its status, or that the browser kept the answer from the page that asked (R63). */
const outcomeOf = (page: Page, url: string) =>
  new Promise<number | 'kept away'>((resolve) => {
    page.on('response', (response) => response.url() === url && resolve(response.status()))
    page.on('requestfailed', (request) => request.url() === url && resolve('kept away'))
  })

for (const [what, attack] of Object.entries(attacks))
  for (const origin of [anotherSite, neighbour])
    test(`${what} on ${new URL(origin).hostname} cannot sign anybody out or in [R60, R61]`, async ({
      page,
      allowed,
    }) => {
      allowed.push(
        /foreign request: http:\/\/(?:127\.0\.0\.1|localhost):9\//,
        /40[135]|415|form-action|Content Security|CORS|ERR_/,
      )
      await register(page)
      for (const path of ['/api/auth/logout', '/api/auth/login']) {
        await page.route(`${origin}/attack`, (route) =>
          route.fulfill({
            contentType: 'text/html',
            body: attack(path),
            headers:
              what === sandboxed ? { 'Content-Security-Policy': 'sandbox allow-scripts allow-forms' } : {},
          }),
        )
        const outcome = outcomeOf(page, stack.origin + path)
        await page.goto(`${origin}/attack`)
        expect([403, 'kept away']).toContain(await outcome)
        await page.unroute(`${origin}/attack`)
      }
      expect((await page.request.get('/api/auth/me')).status()).toBe(200)
    })

test('no page on another site can read or frame ours [R63, R64]', async ({ page, allowed }) => {
  allowed.push(/foreign request/, /CORS|ERR_|frame|blocked|X-Frame-Options/i)
  await register(page)
  await page.route(`${anotherSite}/attack`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe id="frame" src="${stack.origin}/login"></iframe>`,
    }),
  )
  await page.goto(`${anotherSite}/attack`)
  const read = await page.evaluate(async (url) => {
    const attempt = (init: RequestInit) =>
      fetch(url, init)
        .then((response) => response.text())
        .catch(() => 'refused')
    return [
      await attempt({ credentials: 'include' }),
      await attempt({ mode: 'no-cors', credentials: 'include' }),
    ]
  }, `${stack.origin}/api/auth/me`)
  expect(read).toEqual(['refused', 'refused'])
  await expect.poll(() => page.frames().map((frame) => frame.url())).not.toContain(`${stack.origin}/login`)
})
