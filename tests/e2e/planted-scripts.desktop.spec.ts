import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'

declare global {
  interface Window {
    ranHere?: string[]
    refusedHere?: string[]
  }
}

/** Everything that has ever been put into a page of somebody else's to run a script in it. */
const planted = `
<script>(window.ranHere ??= []).push('inline')</script>
<script nonce="">(window.ranHere ??= []).push('empty nonce')</script>
<script nonce="AAAAAAAAAAAAAAAAAAAAAA">(window.ranHere ??= []).push('another nonce')</script>
<script src="data:text/javascript,(window.ranHere ??= []).push('data')"></script>
<script src="https://evil.example/x.js"></script>
<img src="/nowhere.png" onerror="(window.ranHere ??= []).push('handler')">
<svg onload="(window.ranHere ??= []).push('svg')"></svg>
<a id="planted" href="javascript:(window.ranHere ??= []).push('link')">x</a>
<iframe srcdoc="<script>parent.ranHere = ['frame']</script>"></iframe>
<object data="data:text/html,x"></object>
<base href="https://evil.example/">`

/** A page of ours as if somebody had got text of theirs into it, under the policy that really came with it. */
async function openWithPlanted(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      window.refusedHere = [...(window.refusedHere ?? []), effectiveDirective]
    })
    // At once: React throws out what it did not render as soon as it wakes up.
    new MutationObserver((_, observer) => {
      const link = document.querySelector<HTMLAnchorElement>('#planted')
      if (!link) return
      observer.disconnect()
      link.click()
    }).observe(document, { childList: true, subtree: true })
  })
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(/<body[^>]*>/, (tag) => tag + planted)
      await route.fulfill({ response, body })
    },
  )
  await page.goto(path)
}

test('what somebody plants in a page does not run [R65]', async ({ page, allowed }) => {
  allowed.push(
    /Content Security Policy|refused by the policy|404|Hydration|hydrat|#418/i,
    // Told of, and then not sent: the policy refuses it.
    /foreign request: https:\/\/evil\.example\/x\.js/,
    // A page that the test hands out has no address of this computer, and may not reach its media server.
    /loopback|ERR_FAILED/,
  )
  await openWithPlanted(page, '/login')
  await expect
    .poll(() => page.evaluate(() => [...new Set(window.refusedHere)].sort()))
    .toEqual(expect.arrayContaining(['base-uri', 'object-src', 'script-src-attr', 'script-src-elem']))
  expect(await page.evaluate(() => window.ranHere)).toBeUndefined()
  expect(await page.evaluate(() => document.baseURI)).toContain('/login')
})

test('the same page without a policy runs it all, so that the test above can fail', async ({
  page,
  allowed,
}) => {
  allowed.push(/evil\.example|404|ERR_|Hydration|hydrat|#418/i)
  await page.route('https://evil.example/**', (route) => route.abort())
  await page.route(
    (url) => url.pathname === '/bare',
    (route) => route.fulfill({ contentType: 'text/html', body: `<body>${planted.replace(/<base.*/, '')}` }),
  )
  await page.goto('/bare')
  await page.locator('#planted').evaluate((link: HTMLAnchorElement) => link.click())
  await expect.poll(() => page.evaluate(() => window.ranHere ?? [])).toContain('link')
})
