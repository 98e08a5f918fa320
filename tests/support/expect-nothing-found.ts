import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What depends on the colours of a page, and so is asked of the dark one too. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** Axe on the page as it stands, or on a part of it. */
export async function expectNothingFoundNow(
  page: Page,
  { within = 'html', rules = [] as string[] } = {},
): Promise<void> {
  // Otherwise every question opens a second page, for frames of other sites, and there are none here.
  const axe = new AxeBuilder({ page }).setLegacyMode().include(within)
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** Axe on the page as it stands, light and dark. */
export async function expectNothingFound(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).not.toHaveClass(/\bdark\b/)
  await expectNothingFoundNow(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)
  await expectNothingFoundNow(page, { rules: colourRules })
}
