import { afterAll, describe, expect, it, vi } from 'vitest'
import { GET as listJobs } from '@/app/api/admin/jobs/route'
import { newId } from '@/lib/core/ids'
import { stopJobQueue } from '@/lib/jobs/queue'
import { env } from '@/lib/platform/env'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { createHopelessQueue, registerAdmin } from '../support/given-up'
import { registerPartner } from '../support/partner-account'

vi.mock('@/lib/jobs/queue', async (real) => {
  const { withOwnQueues } = await import('../support/own-queues')
  return withOwnQueues(await real<typeof import('@/lib/jobs/queue')>())
})
vi.mock('@/lib/platform/env', async (original) => {
  const real = await original<typeof import('@/lib/platform/env')>()
  return { ...real, env: vi.fn(real.env) }
})
afterAll(stopJobQueue)

const list = (browser: Browser) => browser.call(listJobs, { method: 'GET' })

describe('GET /api/admin/jobs', () => {
  describe('200', () => {
    it('tells what was given up, how often it was tried and why, without secrets and payloads', async () => {
      const queue = await createHopelessQueue()
      const [first, second] = [newId(), newId()]
      const { browser } = await registerAdmin()
      expect(await (await list(browser)).json()).toEqual({ items: [], hasMore: false, isWorking: true })
      await queue.giveUpOn(first, new Error('connect https://key:s3cret@storage.example failed'))
      await queue.giveUpOn(second, new Error('storage said 500'))
      const response = await list(browser)
      expect(response.status).toBe(200)
      const text = await response.text()
      expect(JSON.parse(text).items).toEqual([
        {
          id: expect.any(String),
          job: queue.name,
          firstAt: expect.any(String),
          givenUpAt: expect.any(String),
          attempts: 1,
          reason: 'storage said 500',
          about: { uploadId: second },
        },
        expect.objectContaining({
          reason: 'connect https://…@storage.example failed',
          about: { uploadId: first },
        }),
      ])
      for (const secret of ['s3cret', 'not an id', 'at ']) expect(text).not.toContain(secret)
    })

    it('says when this server works on no jobs', async () => {
      const real = env()
      vi.mocked(env).mockImplementation(() => ({ ...real, JOBS: 'off' }))
      const { browser } = await registerAdmin()
      expect(await (await list(browser)).json()).toMatchObject({ isWorking: false })
      vi.mocked(env).mockReset()
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await list(new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer and a partner', async () => {
      for (const { browser } of [await registerSomeone(), await registerPartner()])
        expect(await codeOf(await list(browser))).toBe('forbidden')
    })
  })
})
