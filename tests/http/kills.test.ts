import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drainViews } from '@/lib/analytics/drain-views'
import { db } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'
import { insertClip } from '../support/insert-clip'
import { Crowd, type CrowdMark, wishName } from '../support/kills/crowd'
import { DoomedApp } from '../support/kills/doomed-app'
import { History, possibleAfter } from '../support/kills/history'
import { takeOwnDatabase } from '../support/own-database'
import { type OwnRedis, startOwnRedis } from '../support/own-redis'
import { createPartner } from '../support/people'

/** `SERVER_KILLS=200` is the long run. */
const kills = Number(process.env.SERVER_KILLS ?? 5)
const peopleCount = 16
const clipCount = 3
const mostAnswers = 60
/** Each so many kills one waits until views reach the database, and falls into that. */
const drainEach = 5
const renewEach = 10

/** Of this file alone: other servers would drain the views of these, whose clips they do not know. */
let own: OwnRedis
let dropDatabase: () => Promise<void>
let doomed: DoomedApp

beforeAll(async () => {
  own = await startOwnRedis({ settings: { appendonly: 'yes', appendfsync: 'everysec' } })
  process.env.REDIS_URL = own.url
  dropDatabase = await takeOwnDatabase()
  doomed = new DoomedApp()
})

async function publishClips(): Promise<string[]> {
  const owner = await createPartner()
  const clip = () => insertClip(owner, { name: 'Soup', durationMs: 10_000, publishedAt: new Date() })
  return Promise.all(Array.from({ length: clipCount }, clip))
}

afterAll(async () => {
  await doomed.remove()
  ;(await redis()).disconnect()
  await own.remove()
  await dropDatabase()
})

const viewsInDatabase = async () =>
  (await db().video.aggregate({ _sum: { viewCount: true } }))._sum.viewCount ?? 0

async function untilViewsArrive(isOver: () => boolean): Promise<void> {
  const before = await viewsInDatabase()
  while (!isOver() && (await viewsInDatabase()) === before)
    await new Promise((resolve) => setTimeout(resolve, 5))
}

/** One life of the server, from its start until it is killed in the middle of what it does. */
async function liveOnce(crowd: Crowd, kind: 'answers' | 'drain'): Promise<number> {
  const readyMs = await doomed.start()
  let [isGone, left] = [false, kind === 'answers' ? randomInt(mostAnswers) : Number.POSITIVE_INFINITY]
  const kill = async () => {
    isGone = true
    await doomed.kill()
  }
  const using = crowd.goOnUntilGone(doomed.app, () => {
    left -= 1
    if (left < 0 && !isGone) void kill()
  })
  if (kind === 'drain') {
    await untilViewsArrive(() => isGone)
    await kill()
  }
  await using
  return readyMs
}

async function heldMarks(clips: string[]): Promise<Set<string>> {
  const asked = { where: { videoId: { in: clips } }, select: { userId: true, videoId: true } } as const
  const rows: [CrowdMark, { userId: string; videoId: string }[]][] = [
    ['like', await db().like.findMany(asked)],
    ['save', await db().save.findMany(asked)],
  ]
  return new Set(
    rows.flatMap(([mark, held]) => held.map(({ userId, videoId }) => wishName(mark, userId, videoId))),
  )
}

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0

describe('what the checker of the next test knows', () => {
  it('is what was answered last, and what may have come after it', () => {
    expect(possibleAfter([])).toEqual(new Set([false]))
    expect(possibleAfter([{ on: true, status: null }])).toEqual(new Set([false, true]))
    expect(
      possibleAfter([
        { on: true, status: null },
        { on: false, status: 200 },
        { on: true, status: 429 },
      ]),
    ).toEqual(new Set([false]))
    const history = new History()
    history.noteWish('a', { on: true, status: 200 })
    history.noteWish('b', { on: false, status: 200 })
    expect(history.lostWishes(new Set(['a']))).toEqual([])
    expect(history.lostWishes(new Set(['b', 'c']))).toEqual(['a', 'b'])
    expect(history.invented(new Set(['b', 'c']))).toEqual(['c'])
  })
})

describe(`${kills} times kill -9 of the server, while ${peopleCount} people use it`, () => {
  it(
    'loses no like and no view that was acknowledged, and invents none',
    async ({ annotate }) => {
      // Of a try before this one, whoever was at work may still be, and what was counted stays counted.
      await doomed.kill()
      const clips = await publishClips()
      const ours = { id: { in: clips } }
      const history = new History()
      const crowd = new Crowd(clips, history)
      await crowd.gather(peopleCount)
      const readyMs: number[] = []
      for (let life = 1; life <= kills; life += 1) {
        if (life % renewEach === 0) await crowd.renewSessions()
        readyMs.push(await liveOnce(crowd, life % drainEach === 0 ? 'drain' : 'answers'))
      }

      expect(history.odd).toEqual([])
      expect(history.unanswered).toBeGreaterThanOrEqual(kills)
      const held = await heldMarks(clips)
      expect(history.lostWishes(held)).toEqual([])
      expect(history.invented(held)).toEqual([])
      await drainViews()
      const counted = await db().video.findMany({
        where: ours,
        select: {
          id: true,
          likeCount: true,
          saveCount: true,
          viewCount: true,
          _count: { select: { likes: true, saves: true } },
        },
      })
      expect(counted).toHaveLength(clipCount)
      for (const { id, likeCount, saveCount, viewCount, _count } of counted) {
        expect([likeCount, saveCount]).toEqual([_count.likes, _count.saves])
        const { acknowledged, sent } = history.playsOf(id)
        expect(viewCount).toBeGreaterThanOrEqual(acknowledged)
        expect(viewCount).toBeLessThanOrEqual(sent)
      }
      // A browser tells again what nobody acknowledged, and then the two are one number.
      await doomed.start()
      await crowd.tellAgain(doomed.app)
      await drainViews()
      for (const { id, viewCount } of await db().video.findMany({ where: ours })) {
        const { acknowledged, sent } = history.playsOf(id)
        expect([acknowledged, viewCount]).toEqual([sent, sent])
      }
      const [median, slowest] = [0.5, 1].map((share) => Math.round(quantile(readyMs, share)))
      await annotate(
        `${readyMs.length} kills, ${history.answers} answers, ${history.unanswered} unanswered; ready after ${median} ms, at most ${slowest} ms`,
      )
    },
    60_000 + kills * 30_000,
  )
})
