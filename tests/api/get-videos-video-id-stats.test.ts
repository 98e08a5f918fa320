import pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { ClipStats } from '@/lib/analytics/schema'
import { newId } from '@/lib/core/ids'
import { dayMs, hourMs } from '@/lib/core/time'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { askStats, dayAgo, insertDay } from '../support/clip-stats'
import { insertClip } from '../support/insert-clip'
import { ownerOf, registerPartner } from '../support/partner-account'

let partner: Account
let owner: Awaited<ReturnType<typeof ownerOf>>
beforeAll(async () => {
  partner = await registerPartner()
  owner = await ownerOf(partner)
})

const aClip = (more: object = {}) =>
  insertClip(owner, { name: 'Soup', durationMs: 8_000, publishedAt: new Date(Date.now() - hourMs), ...more })

async function statsOf(videoId: string, query = ''): Promise<ClipStats> {
  const response = await askStats(partner.browser, videoId, query)
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  return (await response.json()).stats
}

describe('GET /api/videos/:id/stats', () => {
  describe('200', () => {
    it('adds up the days of the range, whichever counts of Redis they came from', async () => {
      const videoId = await aClip({ likeCount: 4, saveCount: 2 })
      const half = [...Array(20).fill(6), ...Array(20).fill(3)]
      await insertDay(videoId, 0, { starts: 6, views: 4, completions: 2, seen: half })
      await insertDay(videoId, 0, { starts: 2, views: 2, completions: 1, seen: Array(40).fill(2) })
      await insertDay(videoId, 6, { views: 1 })
      await insertDay(videoId, 7, { views: 100 })
      await insertDay(videoId, 27, { views: 10 })
      await insertDay(videoId, 28, { views: 1_000 })
      const week = await statsOf(videoId, '?days=7')
      expect(week).toMatchObject({
        videoId,
        name: 'Soup',
        range: '7',
        from: dayAgo(6),
        to: dayAgo(0),
        likes: 4,
        saves: 2,
      })
      expect(week.totals).toEqual({
        starts: 9,
        views: 7,
        watchedMs: 28_000,
        completions: 3,
        averageMs: 3_111,
        completionRate: 3 / 7,
      })
      expect(week.days.map(({ views }) => views)).toEqual([1, 0, 0, 0, 0, 0, 6])
      expect(week.curve).toHaveLength(40)
      expect(week.curve[0]).toEqual({ atMs: 0, viewers: 9, share: 1 })
      expect(week.curve[20]).toEqual({ atMs: 4_000, viewers: 6, share: 6 / 9 })
      expect((await statsOf(videoId)).totals.views).toBe(117)
      const all = await statsOf(videoId, '?days=all')
      expect([all.totals.views, all.from, all.days.length]).toEqual([1_117, dayAgo(28), 29])
    })

    it('of a clip that nobody has watched has every day and no curve', async () => {
      const publishedAt = new Date(Date.now() - 2 * dayMs)
      const stats = await statsOf(await aClip({ publishedAt }), '?days=all')
      expect(stats).toMatchObject({
        from: dayAgo(2),
        curve: [],
        totals: { views: 0, averageMs: 0, completionRate: 0 },
      })
      expect(stats.days).toHaveLength(3)
    })

    it('asks the database as often for years as for a day', async () => {
      const [young, old] = [await aClip(), await aClip()]
      await insertDay(young, 0, { views: 1 })
      for (let ago = 0; ago < 800; ago += 20) await insertDay(old, ago, { views: 1 })
      const queries = vi.spyOn(pg.Client.prototype, 'query')
      const count = async (videoId: string) => {
        queries.mockClear()
        await statsOf(videoId, '?days=all')
        return queries.mock.calls.length
      }
      await count(young)
      const few = await count(young)
      expect(few).toBeGreaterThan(2)
      // Who asks, whose clip, the days, the curve.
      expect(few).toBeLessThanOrEqual(4)
      expect(await count(old)).toBe(few)
      queries.mockRestore()
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await askStats(new Browser(), await aClip())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await askStats((await registerSomeone()).browser, await aClip())).status).toBe(403)
    })
  })

  describe('404', () => {
    it('another partner’s clip, a deleted one, none at all', async () => {
      expect((await askStats((await registerPartner()).browser, await aClip())).status).toBe(404)
      expect((await askStats(partner.browser, await aClip({ deletedAt: new Date() }))).status).toBe(404)
      expect((await askStats(partner.browser, newId())).status).toBe(404)
      expect((await askStats(partner.browser, 'soup')).status).toBe(404)
    })
  })

  describe('422', () => {
    it('days that are not offered, and questions nobody asked', async () => {
      const videoId = await aClip()
      for (const query of ['?days=5', '?days=7&days=28', '?since=2020-01-01'])
        expect((await askStats(partner.browser, videoId, query)).status).toBe(422)
    })
  })
})
