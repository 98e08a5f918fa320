import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any page of ours has. */
const mostStops = 120

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Goes on with Tab until it is there; a page whose order of focus does not reach it fails here. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${target}`)
}
