import { afterAll, describe, expect, it, vi } from 'vitest'
import { POST as retryJob } from '@/app/api/admin/jobs/[jobId]/retry/route'
import { newId } from '@/lib/core/ids'
import { stopJobQueue } from '@/lib/jobs/queue'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { createHopelessQueue, registerAdmin } from '../support/given-up'
import { registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

vi.mock('@/lib/jobs/queue', async (real) => {
  const { withOwnQueues } = await import('../support/own-queues')
  return withOwnQueues(await real<typeof import('@/lib/jobs/queue')>())
})
afterAll(stopJobQueue)

const retry = (jobId: string, browser: Browser) => browser.call(retryJob, { params: { jobId }, body: {} })

/** One job on the list. */
async function giveUp() {
  const queue = await createHopelessQueue()
  const uploadId = newId()
  await queue.giveUpOn(uploadId, new Error('no'))
  const job = (await queue.listed()).find(({ data }) => data.uploadId === uploadId)
  return { queue, uploadId, jobId: job?.id ?? '' }
}

describe('POST /api/admin/jobs/:id/retry', () => {
  describe('200', () => {
    it('puts the job back into its own queue with all its attempts, and takes it off the list', async () => {
      const { queue, uploadId, jobId } = await giveUp()
      const { browser } = await registerAdmin()
      const response = await retry(jobId, browser)
      expect([response.status, await response.json()]).toEqual([200, { retried: 1 }])
      const waiting = await queue.waiting()
      expect(waiting.map(({ data, retryCount }) => [data.uploadId, retryCount])).toEqual([[uploadId, 0]])
      expect((await queue.listed()).map(({ id }) => id)).not.toContain(jobId)
      expect((await retry(jobId, browser)).status).toBe(404)
    })

    it('starts it once for ten clicks at once', async () => {
      const { queue, jobId } = await giveUp()
      const { browser } = await registerAdmin()
      const answers = await Promise.all(Array.from({ length: 10 }, () => retry(jobId, browser)))
      for (const { status } of answers) expect([200, 404]).toContain(status)
      expect(await queue.waiting()).toHaveLength(1)
    })

    it('forgets the old one where a new one about the same upload waits already', async () => {
      const { queue, uploadId, jobId } = await giveUp()
      await queue.send(uploadId)
      const { browser } = await registerAdmin()
      expect(await (await retry(jobId, browser)).json()).toEqual({ retried: 1 })
      expect(await queue.waiting()).toHaveLength(1)
      expect((await queue.listed()).map(({ id }) => id)).not.toContain(jobId)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await retry(newId(), new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer and a partner, and nothing is tried', async () => {
      const { queue, jobId } = await giveUp()
      for (const { browser } of [await registerSomeone(), await registerPartner()])
        expect(await codeOf(await retry(jobId, browser))).toBe('forbidden')
      expect(await queue.waiting()).toEqual([])
    })
  })

  describe('404', () => {
    it.each([newId(), 'not-an-id'])('%s', async (jobId) => {
      const { browser } = await registerAdmin()
      expect((await retry(jobId, browser)).status).toBe(404)
    })
  })

  describe('429', () => {
    it('beyond the limit of what an admin sets going', async () => {
      const { browser } = await registerAdmin()
      await expectLimit('admin.write', () => retry(newId(), browser))
    })
  })
})
