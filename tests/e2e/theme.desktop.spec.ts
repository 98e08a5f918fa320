import { expect, test } from '../support/fixtures'

test('light or dark is chosen once: other tabs follow, a reload keeps it, and the machine no longer decides', async ({
  page,
  context,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/login')
  const other = await context.newPage()
  await other.emulateMedia({ colorScheme: 'light' })
  await other.goto('/register')
  for (const tab of [page, other]) await expect(tab.locator('html')).toHaveClass(/\blight\b/)

  await page.getByRole('button', { name: 'Switch between light and dark' }).click()
  for (const tab of [page, other]) await expect(tab.locator('html')).toHaveClass(/\bdark\b/)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)

  // Before anything is painted, so that nobody is dazzled.
  await page.addInitScript(() =>
    new MutationObserver((_changes, observer) => {
      if (!document.documentElement.classList.contains('dark')) return
      Object.assign(window, { darkAtMs: performance.now() })
      observer.disconnect()
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] }),
  )
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)
  const [darkAtMs, paintedAtMs] = await page.evaluate(() => [
    Number(Reflect.get(window, 'darkAtMs')),
    performance.getEntriesByName('first-paint')[0]?.startTime ?? 0,
  ])
  expect(darkAtMs).toBeGreaterThan(0)
  expect(paintedAtMs).toBeGreaterThan(darkAtMs)
})
