import type { Page } from '@playwright/test'

/** Keeps requests like that from leaving. @returns what lets them go */
export async function holdRequest(page: Page, method: string, url: string): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(url, async (route) => {
    if (route.request().method() === method) await released
    await route.continue()
  })
  return release
}
