import { expect, test } from '../support/fixtures'

test.use({ serviceWorkers: 'allow' })

test('without a network a page of its own stands in, and goes on by itself when it is back', async ({
  page,
  context,
  allowed,
}) => {
  allowed.push(/ERR_INTERNET_DISCONNECTED/, /status of 503/)
  await page.goto('/login')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller === null)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  })
  await context.setOffline(true)
  await page.goto('/register')
  await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('No connection')
  await expect(page).toHaveURL('/register')
})
