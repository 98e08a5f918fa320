import { afterAll, describe, expect, it, vi } from 'vitest'
import { POST as retryAll } from '@/app/api/admin/jobs/retry/route'
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

const retry = (browser: Browser) => browser.call(retryAll, { body: {} })

describe('POST /api/admin/jobs/retry', () => {
  describe('200', () => {
    it('puts every job back where it came from, leaves what has no queue any more, and may be repeated', async () => {
      const { browser } = await registerAdmin()
      const [one, other, gone] = [
        await createHopelessQueue(),
        await createHopelessQueue(),
        await createHopelessQueue(),
      ]
      for (const queue of [one, one, other, gone]) await queue.giveUpOn(newId(), new Error('no'))
      await gone.remove()
      const response = await retry(browser)
      expect([response.status, await response.json()]).toEqual([200, { retried: 3 }])
      expect([(await one.waiting()).length, (await other.waiting()).length]).toEqual([2, 1])
      expect(await one.listed()).toHaveLength(1)
      expect(await (await retry(browser)).json()).toEqual({ retried: 0 })
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await retry(new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer and a partner', async () => {
      for (const { browser } of [await registerSomeone(), await registerPartner()])
        expect(await codeOf(await retry(browser))).toBe('forbidden')
    })
  })

  describe('429', () => {
    it('beyond the limit of what an admin sets going', async () => {
      const { browser } = await registerAdmin()
      await expectLimit('admin.write', () => retry(browser))
    })
  })
})
