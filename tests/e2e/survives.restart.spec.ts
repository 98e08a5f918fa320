import { demoPassword, expect, expectPlaying, test, uniqueEmail } from '../support/fixtures'
import { stack, startStack, stopStack } from '../support/stack'

test('accounts, sessions, clips and files survive a restart of everything', async ({ page }, testInfo) => {
  testInfo.setTimeout(120_000)
  const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }
  const data = { email: uniqueEmail(), password: demoPassword, displayName: 'Mia', role: 'viewer' }
  expect((await page.request.post('/api/auth/register', { headers, data })).status()).toBe(201)
  const before = await (await page.request.get('/api/feed')).json()

  await stopStack()
  await startStack()

  expect((await page.request.get('/api/auth/me')).status()).toBe(200)
  expect(await (await page.request.get('/api/feed')).json()).toEqual(before)
  await page.goto('/')
  await expectPlaying(page)
})
