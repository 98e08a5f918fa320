import { afterAll, expect, it, vi } from 'vitest'
import { recordPlay } from '@/lib/analytics/view-store'
import { jobQueue, queues, stopJobQueue } from '@/lib/jobs/queue'
import { startJobs } from '@/lib/jobs/worker'
import { insertClip } from '../../support/insert-clip'
import { createPartner } from '../../support/people'
import { playOf, rolledUp } from '../../support/watching'

afterAll(stopJobQueue)

/** The quick way is the process that took the report; here that one is gone before it came to it. */
it('the queue drains what a server left behind that died', { timeout: 120_000 }, async () => {
  const clip = { name: 'Soup', durationMs: 10_000, publishedAt: new Date() }
  const videoId = await insertClip(await createPartner(), clip)
  const told = {
    day: new Date().toISOString().slice(0, 10),
    thresholdMs: 2_000,
    viewer: videoId,
    address: videoId,
  }
  await recordPlay({ play: playOf(videoId), ...told })
  startJobs()
  const queue = await jobQueue()
  await vi.waitFor(async () => expect(await queue.getQueue(queues.views)).not.toBeNull(), 30_000)
  await queue.send(queues.views)
  const patience = { timeout: 90_000, interval: 250 }
  await vi.waitFor(async () => expect(await rolledUp(videoId)).toMatchObject({ viewCount: 1 }), patience)
})
