import { beforeEach, describe, expect, it } from 'vitest'
import { GET as getCaptionRoute } from '@/app/api/videos/[videoId]/captions/[language]/route'
import { drainViews } from '@/lib/analytics/drain-views'
import type { Actor } from '@/lib/auth/schema'
import { listComments } from '@/lib/comments/list-comments'
import { writeComment } from '@/lib/comments/write-comment'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { followPartner } from '@/lib/engagement/follow-partner'
import { likeVideo } from '@/lib/engagement/like-video'
import { saveVideo } from '@/lib/engagement/save-video'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { getVideoCard } from '@/lib/feed/get-video-card'
import { fileReport } from '@/lib/moderation/file-report'
import { getPartner } from '@/lib/partners/get-partner'
import { db } from '@/lib/platform/db'
import { encodeMarker } from '@/lib/ranking/marker'
import { mostEarnedMs } from '@/lib/ranking/score-clip'
import { slotOf } from '@/lib/ranking/slots'
import { searchFood } from '@/lib/search/search-food'
import { Browser } from '../../support/browser'
import { insertClip } from '../../support/insert-clip'
import { createAdmin, decide } from '../../support/moderation'
import { createPartner, createViewer } from '../../support/people'
import { playOf, rolledUp, tellOf } from '../../support/watching'

let owner: Awaited<ReturnType<typeof createPartner>>
let viewer: Actor
let admin: Actor
let videoId: string
let publishedAt: Date
/** A word that nobody else's clip has. */
let word: string

beforeEach(async () => {
  ;[owner, viewer, admin] = [await createPartner(), await createViewer(), await createAdmin()]
  publishedAt = new Date()
  word = `soup${newId().replaceAll('-', '')}`
  videoId = await insertClip(owner, { name: word, publishedAt, durationMs: 10_000 })
  await db().caption.create({ data: { videoId, language: 'en', text: 'WEBVTT\n' } })
  await followPartner(viewer, { handle: owner.partner.handle, following: true })
  await saveVideo(viewer, { videoId, saved: true })
})

/** Where the clip is the first one of the page, however many others the tests beside this one publish: not ranked yet, it has all it can have. */
const justBehind = () =>
  encodeMarker({
    slot: slotOf(Date.now()),
    floor: { at: new Date(publishedAt.getTime() + mostEarnedMs + 1), id: newId() },
    taken: [],
    lastPartner: '',
  })

/** Whether a call answers, or says that there is nothing. Anything else is a failure of the test. */
const isThere = async (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => true,
    (error) => {
      if (error instanceof AppError && error.code === 'not_found') return false
      throw error
    },
  )

const has = async (page: ReturnType<typeof getFeedPage>): Promise<boolean> =>
  (await page).items.some(({ id }) => id === videoId)

async function countsViews(): Promise<boolean> {
  const before = (await rolledUp(videoId)).starts
  await tellOf([playOf(videoId)])
  await drainViews()
  return (await rolledUp(videoId)).starts > before
}

/** Everything that anybody can ask about a clip. The page of a clip, its structured data and its share card are made of its card. */
async function walkClip(): Promise<Record<string, boolean>> {
  const { handle } = owner.partner
  const caption = await new Browser().call(getCaptionRoute, {
    method: 'GET',
    params: { videoId, language: 'en' },
  })
  return {
    feed: await has(getFeedPage({ actor: null, cursor: justBehind() })),
    ofKitchen: await has(getFeedPage({ actor: null, handle })),
    following: await has(getFeedPage({ actor: viewer, of: 'following' })),
    saved: await has(getFeedPage({ actor: viewer, of: 'saved' })),
    card: await isThere(getVideoCard({ actor: null, videoId })),
    cardForOwner: await isThere(getVideoCard({ actor: owner, videoId })),
    search: (await searchFood({ actor: null, q: word })).items.length > 0,
    captions: caption.status === 200,
    comments: await isThere(listComments(viewer, { videoId, limit: 20 })),
    commenting: await isThere(writeComment(viewer, { videoId, id: newId(), text: 'Yum' })),
    liking: await isThere(likeVideo(viewer, { videoId, liked: true })),
    saving: await isThere(saveVideo(await createViewer(), { videoId, saved: true })),
    reporting: await isThere(
      fileReport(await createViewer(), { about: { kind: 'clip', id: videoId }, reason: 'spam', note: '' }),
    ),
    views: await countsViews(),
  }
}

async function walkKitchen(): Promise<Record<string, boolean>> {
  const { handle } = owner.partner
  const stranger = await createViewer()
  return {
    page: await isThere(getPartner({ handle })),
    following: await isThere(followPartner(stranger, { handle, following: true })),
    reporting: await isThere(
      fileReport(stranger, { about: { kind: 'partner', handle }, reason: 'spam', note: '' }),
    ),
  }
}

const all = (walked: Record<string, boolean>, there: boolean) =>
  Object.fromEntries(Object.keys(walked).map((name) => [name, there]))

describe('a clip that a moderator hid', () => {
  it('is in no public answer from that moment on, and in all of them once it is restored', async () => {
    const before = await walkClip()
    expect(before).toEqual(all(before, true))
    await decide(admin, 'hide', { kind: 'clip', thingId: videoId })
    const hidden = await walkClip()
    expect(hidden).toEqual(all(before, false))
    expect((await getPartner({ handle: owner.partner.handle })).clipCount).toBe(0)
    const kitchen = await walkKitchen()
    expect(kitchen).toEqual(all(kitchen, true))
    await decide(admin, 'restore', { kind: 'clip', thingId: videoId })
    expect(await walkClip()).toEqual(before)
  })
})

describe('a kitchen whose account is suspended', () => {
  it('has no page and no clips from that moment on, whoever reported what', async () => {
    await decide(admin, 'suspend', { kind: 'clip', thingId: videoId })
    const [clip, kitchen] = [await walkClip(), await walkKitchen()]
    expect(clip).toEqual(all(clip, false))
    expect(kitchen).toEqual(all(kitchen, false))
    await decide(admin, 'unsuspend', { kind: 'partner', thingId: owner.partner.id })
    expect(await walkClip()).toEqual(all(clip, true))
    expect(await walkKitchen()).toEqual(all(kitchen, true))
  })
})
