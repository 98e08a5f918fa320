import type { Page } from '@playwright/test'

const answered = 'test:position-answered'

/**
 * The browser asks whether the page may know the place, and nobody answers: Playwright can only allow or refuse at once.
 *
 * @returns answers all that was asked so far, in the way of somebody who comes back late
 */
export async function holdPosition(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript((event) => {
    navigator.geolocation.getCurrentPosition = (found) =>
      addEventListener(event, () =>
        found({ coords: { latitude: 38.7101, longitude: -9.1423 } } as GeolocationPosition),
      )
  }, answered)
  return async () => {
    await page.evaluate((event) => dispatchEvent(new Event(event)), answered)
  }
}
