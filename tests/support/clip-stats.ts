import { GET } from '@/app/api/videos/[videoId]/stats/route'
import { GET as getCsv } from '@/app/api/videos/[videoId]/stats.csv/route'
import { newId } from '@/lib/core/ids'
import { dayMs } from '@/lib/core/time'
import { db } from '@/lib/platform/db'
import type { Browser } from './browser'

const get = (videoId: string, query: string) => ({
  method: 'GET',
  path: `/api/test${query}`,
  params: { videoId },
})

export const askStats = (browser: Browser, videoId: string, query = '') =>
  browser.call(GET, get(videoId, query))

export const askCsv = (browser: Browser, videoId: string, query = '') =>
  browser.call(getCsv, get(videoId, query))

/** So many days ago, in UTC. */
export const dayAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10)

type Day = { views: number; starts?: number; completions?: number; seen?: number[] }

/** As the drain leaves it. */
export async function insertDay(videoId: string, daysAgo: number, day: Day): Promise<void> {
  const { views, starts = views, completions = 0, seen = Array(40).fill(views) } = day
  await db().clipDay.create({
    data: {
      videoId,
      day: new Date(dayAgo(daysAgo)),
      source: newId(),
      starts,
      views,
      completions,
      watchedMs: views * 4_000,
      seen,
    },
  })
}
