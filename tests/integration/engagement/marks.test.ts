import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { followPartner } from '@/lib/engagement/follow-partner'
import { likeVideo } from '@/lib/engagement/like-video'
import { refuseVideo } from '@/lib/engagement/refuse-video'
import { saveVideo } from '@/lib/engagement/save-video'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { db } from '@/lib/platform/db'
import { insertClip } from '../../support/insert-clip'
import { createPartner, createViewer } from '../../support/people'

type Partner = Awaited<ReturnType<typeof createPartner>>

let partner: Partner
beforeAll(async () => {
  partner = await createPartner()
})

const publish = (owner: Partner, publishedAt = new Date()) => insertClip(owner, { name: 'Soup', publishedAt })

async function walk(actor: Actor, of: 'following' | 'saved', limit: number): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof getFeedPage>> = await getFeedPage({
      actor,
      of,
      limit,
      ...(cursor ? { cursor } : {}),
    })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  return seen
}

describe('likes', () => {
  it('equal their rows after fifty people changed their minds a thousand times at once', async () => {
    const videoId = await publish(partner)
    const people = await Promise.all(Array.from({ length: 50 }, createViewer))
    const changeMind = async (actor: Actor, person: number) => {
      for (let turn = 0; turn < 20; turn++)
        await likeVideo(actor, { videoId, liked: (person * 7 + turn * turn) % 3 !== 0 })
    }
    await Promise.all(people.map(changeMind))
    const { likeCount } = await db().video.findUniqueOrThrow({ where: { id: videoId } })
    expect(likeCount).toBe(await db().like.count({ where: { videoId } }))
    expect(likeCount).toBeGreaterThan(0)
  })

  it('of one person from ten devices at once count once', async () => {
    const videoId = await publish(partner)
    const actor = await createViewer()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => likeVideo(actor, { videoId, liked: true })),
    )
    expect(new Set(answers.map(({ liked }) => liked))).toEqual(new Set([true]))
    expect((await likeVideo(actor, { videoId, liked: true })).likeCount).toBe(1)
    await Promise.all(Array.from({ length: 10 }, () => likeVideo(actor, { videoId, liked: false })))
    expect((await likeVideo(actor, { videoId, liked: false })).likeCount).toBe(0)
  })
})

describe('followers', () => {
  it('equal their rows after everybody changed their minds at once', async () => {
    const { handle, id } = (await createPartner()).partner
    const people = await Promise.all(Array.from({ length: 20 }, createViewer))
    await Promise.all(
      Array.from({ length: 300 }, (_, index) => {
        const actor = people[(index * 3) % 20]
        return actor && followPartner(actor, { handle, following: index % 4 !== 0 })
      }),
    )
    const { followerCount } = await db().partner.findUniqueOrThrow({ where: { id } })
    expect(followerCount).toBe(await db().follow.count({ where: { partnerId: id } }))
  })
})

describe('lists of one’s own', () => {
  it('what was kept comes back by when it was kept, once each, without what was hidden since', async () => {
    const actor = await createViewer()
    const clips = await Promise.all(Array.from({ length: 5 }, () => publish(partner)))
    for (const videoId of clips) await saveVideo(actor, { videoId, saved: true })
    const [hidden = ''] = clips
    await db().video.update({ where: { id: hidden }, data: { publishedAt: null } })
    expect(await walk(actor, 'saved', 2)).toEqual(clips.slice(1).reverse())
    expect(await walk(await createViewer(), 'saved', 2)).toEqual([])
  })

  it('followed partners are merged, newest first, whatever shares a moment, and nobody else’s clips are there', async () => {
    const actor = await createViewer()
    const [one, other] = [await createPartner(), await createPartner()]
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
    const clips: string[] = []
    for (const minute of [1, 2, 2, 3, 4])
      clips.push(await publish(minute % 2 ? one : other, at(minute)), await publish(other, at(minute)))
    await publish(partner)
    for (const { partner: followed } of [one, other])
      await followPartner(actor, { handle: followed.handle, following: true })
    const seen = await walk(actor, 'following', 3)
    expect(new Set(seen)).toEqual(new Set(clips))
    expect(seen).toHaveLength(clips.length)
    const times = await db().video.findMany({
      where: { id: { in: clips } },
      select: { id: true, publishedAt: true },
    })
    const timeOf = new Map(times.map(({ id, publishedAt }) => [id, publishedAt?.getTime() ?? 0]))
    const order = seen.map((id) => timeOf.get(id) ?? 0)
    expect(order).toEqual([...order].sort((a, b) => b - a))
  })

  it('of a followed partner the next clips come where the newest are not for this viewer', async () => {
    const actor = await createViewer()
    const owner = await createPartner()
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
    const clips: string[] = []
    for (const minute of [5, 4, 3, 2, 1]) clips.push(await publish(owner, at(minute)))
    await followPartner(actor, { handle: owner.partner.handle, following: true })
    for (const videoId of clips.slice(0, 3)) await refuseVideo(actor, { videoId, refused: true })
    expect(await walk(actor, 'following', 1)).toEqual(clips.slice(3))
  })

  it('each card tells what this viewer said to it, and nobody else’s', async () => {
    const [actor, stranger] = [await createViewer(), await createViewer()]
    const owner = await createPartner()
    const [liked = '', saved = ''] = [await publish(owner), await publish(owner)]
    await likeVideo(actor, { videoId: liked, liked: true })
    await saveVideo(actor, { videoId: saved, saved: true })
    await followPartner(actor, { handle: owner.partner.handle, following: true })
    const marksOf = async (who: Actor | null) => {
      const { items } = await getFeedPage({ actor: who, handle: owner.partner.handle })
      return new Map(items.map(({ id, viewer }) => [id, viewer]))
    }
    const own = await marksOf(actor)
    expect(own.get(liked)).toEqual({ liked: true, saved: false, following: true })
    expect(own.get(saved)).toEqual({ liked: false, saved: true, following: true })
    expect((await marksOf(stranger)).get(liked)).toEqual({ liked: false, saved: false, following: false })
    expect((await marksOf(null)).get(liked)).toBeNull()
  })
})
