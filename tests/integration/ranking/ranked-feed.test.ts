import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { hourMs } from '@/lib/core/time'
import { followPartner } from '@/lib/engagement/follow-partner'
import { likeVideo } from '@/lib/engagement/like-video'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { db } from '@/lib/platform/db'
import { rankClips } from '@/lib/ranking/rank-clips'
import { mostEarnedMs } from '@/lib/ranking/score-clip'
import { slotMs, slotOf } from '@/lib/ranking/slots'
import { insertClip } from '../../support/insert-clip'
import { takeOwnDatabase } from '../../support/own-database'
import { createPartner, createViewer } from '../../support/people'

type Kitchen = Awaited<ReturnType<typeof createPartner>>

let dropDatabase: () => Promise<void>
beforeAll(async () => {
  dropDatabase = await takeOwnDatabase()
})
afterAll(() => dropDatabase())

let kitchens: Kitchen[]
let published: string[]
const now = Date.now()

async function oldKitchen(): Promise<Kitchen> {
  const kitchen = await createPartner()
  await db().partner.update({ where: { id: kitchen.partner.id }, data: { createdAt: new Date(0) } })
  return kitchen
}

const publish = (kitchen: Kitchen | undefined, hoursAgo: number, more = {}) => {
  if (!kitchen) throw new Error('no such kitchen')
  return insertClip(kitchen, { name: 'Soup', publishedAt: new Date(now - hoursAgo * hourMs), ...more })
}

beforeEach(async () => {
  await db().video.updateMany({ data: { publishedAt: null } })
  kitchens = await Promise.all([oldKitchen(), oldKitchen(), oldKitchen()])
  published = []
  for (let hour = 1; hour <= 12; hour += 1) published.push(await publish(kitchens[hour % 3], hour))
})

async function walk(actor: Actor | null, limit: number, between?: (page: number) => Promise<unknown>) {
  const seen: string[] = []
  let cursor: string | null = null
  let page = 0
  do {
    const answer: Awaited<ReturnType<typeof getFeedPage>> = await getFeedPage({
      actor,
      limit,
      ...(cursor ? { cursor } : {}),
    })
    seen.push(...answer.items.map(({ id }) => id))
    cursor = answer.nextCursor
    await between?.(page++)
  } while (cursor)
  return seen
}

const middleOfSlot = (slot: number) => slot * slotMs + slotMs / 2
const endOfSlot = (slot: number) => (slot + 1) * slotMs - 1_000
const slot = slotOf(now)

describe('the ranked feed', () => {
  it('is newest first while nothing else is known, and shows a clip at once', async () => {
    expect(await walk(null, 5)).toEqual(published)
    const latest = await publish(kitchens[2], 0)
    expect((await walk(null, 5))[0]).toBe(latest)
  })

  it('moves forward what is liked, says so, and lets a new kitchen begin', async () => {
    const liked = published.at(-1) ?? ''
    await db().video.update({ where: { id: liked }, data: { likeCount: 60 } })
    await db().clipDay.create({
      data: {
        videoId: liked,
        day: new Date(),
        source: liked,
        starts: 400,
        views: 200,
        watchedMs: 1,
        completions: 300,
        seen: [],
      },
    })
    const debut = await publish(await createPartner(), 30)
    await rankClips(middleOfSlot(slot))
    const { items } = await getFeedPage({ actor: null })
    expect(items.slice(0, 2).map(({ id, why }) => [id, why?.text])).toEqual([
      [debut, 'A new kitchen'],
      [liked, 'Popular this week'],
    ])
  })

  it('shows a clip first until it was ranked, as if it had earned the most', async () => {
    await rankClips(middleOfSlot(slot))
    const id = await publish(kitchens[0], 0)
    const { publishedAt, rankEven, rankOdd } = await db().video.findUniqueOrThrow({ where: { id } })
    expect(rankEven?.getTime()).toBe((publishedAt?.getTime() ?? 0) + mostEarnedMs)
    expect(rankOdd).toEqual(rankEven)
    expect((await walk(null, 6))[0]).toBe(id)
  })

  it('shows each clip once though likes move all of them between two pages', async () => {
    vi.setSystemTime(middleOfSlot(slot))
    await rankClips(middleOfSlot(slot))
    const shuffle = async (page: number) => {
      for (const [index, id] of published.entries())
        await db().video.update({ where: { id }, data: { likeCount: (index * 37 + page * 11) % 90 } })
      await rankClips(middleOfSlot(slot))
      await rankClips(endOfSlot(slot))
    }
    const seen = await walk(null, 2, shuffle)
    expect([...seen].sort()).toEqual([...published].sort())
    // And they did move: for whoever begins in the next slot.
    vi.setSystemTime(middleOfSlot(slot + 1))
    expect(await walk(null, 20)).not.toEqual(seen)
    vi.useRealTimers()
  })

  it('goes on from the same place when the ranks of a long sitting are gone', async () => {
    vi.setSystemTime(middleOfSlot(slot))
    const first = await getFeedPage({ actor: null, limit: 4 })
    vi.setSystemTime(middleOfSlot(slot + 5))
    const second = await getFeedPage({ actor: null, limit: 20, cursor: first.nextCursor ?? '' })
    vi.useRealTimers()
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(published)
  })

  it('leaves out what is planned, hidden or deleted, and what somebody published again comes as new', async () => {
    const planned = await publish(kitchens[0], -2)
    const [hidden = '', deleted = '', again = ''] = published
    await db().video.update({ where: { id: hidden }, data: { publishedAt: null } })
    await db().video.update({ where: { id: deleted }, data: { deletedAt: new Date() } })
    await rankClips()
    await db().video.update({ where: { id: again }, data: { publishedAt: new Date() } })
    const seen = await walk(null, 3)
    expect(seen).not.toContain(planned)
    expect(seen[0]).toBe(again)
    expect([...seen].sort()).toEqual(published.slice(2).sort())
  })
})

describe('for somebody', () => {
  it('brings followed kitchens and liked tags forward and says why, once each, to nobody else', async () => {
    const actor = await createViewer()
    const [loved = '', alike = ''] = [published.at(-1), published.at(-2)]
    await db().video.updateMany({ where: { id: { in: [loved, alike] } }, data: { tags: ['ramen'] } })
    await likeVideo(actor, { videoId: loved, liked: true })
    await followPartner(actor, { handle: kitchens[1]?.partner.handle ?? '', following: true })
    const { items } = await getFeedPage({ actor, limit: 12 })
    const whys = items.map(({ why }) => why?.text)
    expect(whys[0]).toBe('New from a kitchen you follow')
    expect(items.map(({ id }) => id).indexOf(alike)).toBeLessThan(published.indexOf(alike))
    expect(items.find(({ id }) => id === alike)?.why?.text).toBe('You like #ramen')
    expect([...(await walk(actor, 5))].sort()).toEqual([...published].sort())
    expect(await walk(null, 5)).toEqual(published)
  })
})

describe('what a page costs', () => {
  const queriesOf = async (actor: Actor | null) => {
    const spy = vi.spyOn(db(), '$queryRaw')
    await getFeedPage({ actor })
    const count = spy.mock.calls.length
    spy.mockRestore()
    return count
  }

  it('is two queries, and three for who is signed in [G7]', async () => {
    expect(await queriesOf(null)).toBe(2)
    expect(await queriesOf(await createViewer())).toBe(3)
  })
})
