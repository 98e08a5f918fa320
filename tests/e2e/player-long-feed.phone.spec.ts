import { stubFeed } from '../support/endless-feed'
import { expect, expectPlaying, test } from '../support/fixtures'

const swipes = 500

// What is counted does not depend on the size, and drawing five hundred screens would take minutes.
test.use({ viewport: { width: 180, height: 320 }, deviceScaleFactor: 1 })

test('five hundred swipes leave as many nodes, videos and listeners as ten, and as much memory', async ({
  page,
}) => {
  test.slow()
  await stubFeed(page, swipes + 20, ({ playback }) => ({ playback: { ...playback, poster: null } }))
  await page.goto('/')
  await expectPlaying(page)
  const devtools = await page.context().newCDPSession(page)

  const swipeTo = (goal: number) =>
    page.locator('[data-feed]').evaluate(async (feed, last) => {
      const onScreen = () => feed.querySelector<HTMLElement>('[data-active=true]')?.dataset.index
      for (let index = Number(onScreen()) + 1; index <= last; index += 1) {
        // Again and again: where the next page is still on its way there is nowhere to scroll to yet.
        while (onScreen() !== String(index)) {
          feed.scrollTo({ top: index * feed.clientHeight, behavior: 'instant' })
          await new Promise(requestAnimationFrame)
        }
      }
    }, goal)

  async function weigh() {
    await devtools.send('HeapProfiler.collectGarbage')
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    return page.evaluate(
      (counted) => ({
        ...counted,
        attached: document.querySelectorAll('*').length,
        videos: document.querySelectorAll('video').length,
        slides: document.querySelectorAll('article').length,
      }),
      { nodes, jsEventListeners, heapBytes: usedSize },
    )
  }

  await swipeTo(10)
  const before = await weigh()
  await swipeTo(swipes)
  const after = await weigh()
  expect(after.videos).toBeLessThanOrEqual(3)
  expect(after.slides).toBe(before.slides)
  // Clips differ in their words and buttons; what grows by the swipe would be hundreds of times as much.
  expect(after.attached).toBeLessThan(before.attached * 1.25)
  expect(after.nodes).toBeLessThan(before.nodes * 1.5)
  expect(after.jsEventListeners).toBeLessThan(before.jsEventListeners * 1.5)
  // What is known of five hundred clips stays, a few hundred bytes each.
  expect(after.heapBytes).toBeLessThan(before.heapBytes * 1.5)
})
