import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Axe on the page as it stands, or on a part of it. */
export async function expectNothingFoundNow(page: Page, { within = 'html' } = {}): Promise<void> {
  // Otherwise every question opens a second page, for frames of other sites, and there are none here.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(within).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** Axe on the page as it stands, light and dark. */
export async function expectNothingFound(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveClass(colorScheme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/)
    await expectNothingFoundNow(page)
  }
}
