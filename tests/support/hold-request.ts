import type { Page } from '@playwright/test'

/** Keeps requests like that from leaving. @returns what lets them go */
export async function holdRequest(page: Page, method: string, url: string): Promise<() => void> {
  const { promise: isReleased, resolve: release } = Promise.withResolvers<void>()
  await page.route(url, async (route) => {
    if (route.request().method() === method) await isReleased
    await route.continue()
  })
  return release
}
