import 'server-only'
import { drainViews } from '@/lib/analytics/drain-views'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { rankClips } from '@/lib/ranking/rank-clips'
import { listWaiting } from '@/lib/videos/list-waiting'
import { listUnrendered, makeRenditions } from '@/lib/videos/make-renditions'
import { purgeDeletedVideos } from '@/lib/videos/purge-deleted-videos'
import { reapUploads } from '@/lib/videos/reap-uploads'
import { reconcileUpload } from '@/lib/videos/reconcile-upload'
import { sweepObject } from '@/lib/videos/sweep-object'
import { type ClipJob, jobQueue, queues, type UploadJob } from './queue'

/** Not hurried: what comes here has waited for minutes already. */
const polling = { pollingIntervalSeconds: 5, batchSize: 1 }
const firstRetryMs = 5_000
const lastRetryMs = 60_000

/** Hands out one job for each upload or clip that needs one. */
async function tick(): Promise<void> {
  const boss = await jobQueue()
  const sendEach = async (queue: string, ids: string[], toData: (id: string) => UploadJob | ClipJob) => {
    if (ids.length > 0)
      await boss.insert(
        queue,
        ids.map((id) => ({ data: toData(id), singletonKey: id })),
      )
  }
  const send = (queue: string, ids: string[]) => sendEach(queue, ids, (uploadId) => ({ uploadId }))
  await purgeDeletedVideos()
  await send(queues.settle, await listWaiting())
  await sendEach(queues.render, await listUnrendered(), (videoId) => ({ videoId }))
  await reapUploads((ids) => send(queues.sweep, ids))
}

async function work(): Promise<void> {
  const boss = await jobQueue()
  await boss.work(queues.tick, polling, tick)
  await boss.work(queues.views, polling, async () => {
    await drainViews()
  })
  await boss.work(queues.rank, polling, async () => {
    await rankClips()
  })
  await boss.work<UploadJob>(queues.settle, polling, async ([job]) => {
    if (job) await reconcileUpload(job.data.uploadId)
  })
  await boss.work<ClipJob>(queues.render, polling, async ([job]) => {
    if (job) await makeRenditions(job.data.videoId)
  })
  await boss.work<UploadJob>(queues.sweep, polling, async ([job]) => {
    if (job) await sweepObject(job.data.uploadId)
  })
  await boss.schedule(queues.tick, '* * * * *')
  await boss.schedule(queues.views, '* * * * *')
  await boss.schedule(queues.rank, '* * * * *')
}

/**
 * Begins to work on jobs, unless JOBS=off. Returns at once and never fails: the app serves without it, and this goes on
 * trying. It ends with the process; a job that is cut off is done again by the next one.
 */
export function startJobs(retryMs = firstRetryMs): void {
  if (env().JOBS === 'off') return
  work().catch((err: unknown) => {
    logger().warn({ err, retryMs }, 'jobs did not start')
    setTimeout(() => startJobs(Math.min(retryMs * 2, lastRetryMs)), retryMs).unref()
  })
}
