import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/playback/route'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/platform/db'
import { getPlaybackFigures } from '@/lib/playback/get-playback-figures'
import { bucketOf, middleOf } from '@/lib/playback/scale'
import type { MeasuredClip, PlaybackMetric } from '@/lib/playback/schema'
import { Browser, codeOf } from '../support/browser'
import { createViewer } from '../support/people'
import { expectLimit } from '../support/spend-limit'

const measured = (more: Partial<MeasuredClip> = {}): MeasuredClip => ({
  began: 'swipe',
  firstFrameMs: 80,
  watchedMs: 9_000,
  stalledMs: 1_000,
  fetchedMs: 10_000,
  shownMs: 7_500,
  ...more,
})

const tell = (clips: unknown[], browser = new Browser()) => browser.call(POST, { body: { clips } })

let admin: Actor

beforeAll(async () => {
  admin = { ...(await createViewer()), role: 'admin' }
})

async function figuresOf(metric: PlaybackMetric) {
  const { metrics } = await getPlaybackFigures(admin)
  return metrics.find((figures) => figures.metric === metric)
}

beforeEach(() => db().playbackDay.deleteMany())

describe('POST /api/playback', () => {
  describe('204', () => {
    it('adds to the figures: waiting, share of standing still, share fetched for nothing', async () => {
      const response = await tell([measured(), measured({ began: 'page', firstFrameMs: 600 })])
      expect([response.status, await response.text()]).toEqual([204, ''])
      const near = (value: number) => middleOf(bucketOf(value))
      expect(await figuresOf('swipe')).toMatchObject({ count: 1, p50: near(80) })
      expect(await figuresOf('page')).toMatchObject({ count: 1, p95: near(600) })
      expect(await figuresOf('stalled')).toMatchObject({ count: 2, p50: near(100) })
      expect(await figuresOf('wasted')).toMatchObject({ count: 2, p50: near(250) })
    })

    it('loses none of a hundred that come at once', async () => {
      const clips = [40, 80, 160, 320].map((firstFrameMs) => measured({ firstFrameMs }))
      // As many as the pool queues within its time.
      const answers = await Promise.all(Array.from({ length: 100 }, () => tell(clips)))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
      const swipes = await figuresOf('swipe')
      expect(swipes?.count).toBe(400)
      expect(swipes?.days.at(-1)).toMatchObject({ count: 400 })
    })
  })

  describe('400', () => {
    it('no JSON', async () => {
      const response = await new Browser().call(POST, { rawBody: '{"clips":' })
      expect([response.status, await codeOf(response)]).toEqual([400, 'malformed_request'])
    })
  })

  describe('403', () => {
    it('from another site', async () => {
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const response = await new Browser().call(POST, { headers, body: { clips: [measured()] } })
      expect([response.status, await codeOf(response)]).toEqual([403, 'cross_origin'])
    })
  })

  describe('413', () => {
    it('more than twenty clips can take', async () => {
      const response = await new Browser().call(POST, { rawBody: ' '.repeat(5 * 1024) })
      expect([response.status, await codeOf(response)]).toEqual([413, 'body_too_large'])
    })
  })

  describe('415', () => {
    it('what a beacon of text would be', async () => {
      const response = await new Browser().call(POST, {
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        body: { clips: [measured()] },
      })
      expect([response.status, await codeOf(response)]).toEqual([415, 'unsupported_media_type'])
    })
  })

  describe('422', () => {
    it.each([
      ['a time before the swipe', measured({ firstFrameMs: -1 })],
      ['nothing watched', measured({ watchedMs: 0 })],
      ['a clip by name', { ...measured(), videoId: 'x' }],
    ])('nothing of a report with %s', async (_, wrong) => {
      const response = await tell([measured(), wrong])
      expect([response.status, await codeOf(response)]).toEqual([422, 'validation_failed'])
      expect(await figuresOf('swipe')).toMatchObject({ count: 0 })
    })
  })

  describe('429', () => {
    it('beyond the limit of reports', async () => {
      const browser = new Browser()
      await expectLimit('playback.report', () => tell([measured()], browser))
    })
  })
})
