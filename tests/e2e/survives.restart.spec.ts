import { demoPassword, expect, expectPlaying, test, uniqueEmail } from '../support/fixtures'
import { stack, startStack, stopStack } from '../support/stack'

test('accounts, sessions, clips and files survive a restart of everything', async ({ page }, testInfo) => {
  testInfo.setTimeout(300_000)
  const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }
  const data = { email: uniqueEmail(), password: demoPassword, displayName: 'Mia', role: 'viewer' }
  expect((await page.request.post('/api/auth/register', { headers, data })).status()).toBe(201)
  const readFeed = async () => (await page.request.get('/api/feed')).json()
  const isWhole = ({ items }: { items: { playback: { sources: { kind: string }[] } }[] }) =>
    items.every(({ playback }) => playback.sources.some(({ kind }) => kind === 'hls'))
  // What storage still makes of the newest clips would come up meanwhile.
  await expect.poll(async () => isWhole(await readFeed()), { timeout: 150_000 }).toBe(true)
  const before = await readFeed()

  await stopStack()
  await startStack()

  expect((await page.request.get('/api/auth/me')).status()).toBe(200)
  expect(await readFeed()).toEqual(before)
  await page.goto('/')
  await expectPlaying(page)
})
