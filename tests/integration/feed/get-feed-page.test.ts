import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { encodeCursor } from '@/lib/core/cursor'
import { newId } from '@/lib/core/ids'
import { hourMs } from '@/lib/core/time'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { getVideoCard } from '@/lib/feed/get-video-card'
import { getPartner } from '@/lib/partners/get-partner'
import { db } from '@/lib/platform/db'
import { createPartner } from '../../support/people'

type Partner = Awaited<ReturnType<typeof createPartner>>

/** Rows as a verified upload leaves them; what storage holds is of no interest here. */
async function insertVideos(partner: Partner, publishedAt: (Date | null)[]): Promise<string[]> {
  const rows = publishedAt.map((at) => ({ id: newId(), uploadId: newId(), at }))
  await db().upload.createMany({
    data: rows.map(({ uploadId }) => ({
      id: uploadId,
      ownerId: partner.userId,
      kind: 'VIDEO' as const,
      state: 'CONFIRMED' as const,
      provider: 'local',
      key: `test/${uploadId}`,
      mime: 'video/mp4',
      declaredBytes: 1,
      maxBytes: 1,
      expiresAt: new Date(),
      renewableUntil: new Date(),
    })),
  })
  await db().video.createMany({
    data: rows.map(({ id, uploadId, at }) => ({
      id,
      uploadId,
      partnerId: partner.partner.id,
      name: id,
      status: 'READY' as const,
      provider: 'local',
      key: `test/${uploadId}`,
      pin: '1',
      mime: 'video/mp4',
      durationMs: 1_000,
      width: 720,
      height: 1280,
      publishedAt: at,
    })),
  })
  return rows.map(({ id }) => id)
}

async function walk(handle: string, limit: number): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await getFeedPage({ actor: null, handle, limit, ...(cursor ? { cursor } : {}) })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return seen
}

describe('walking the feed', () => {
  it('shows every published clip once, newest first, whatever shares a moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { maxLength: 14 }),
        fc.integer({ min: 1, max: 6 }),
        async (moments, limit) => {
          const partner = await createPartner()
          const times = moments.map((moment) =>
            moment === null ? null : new Date(1_750_000_000_000 + moment),
          )
          const ids = await insertVideos(partner, times)
          const expected = ids
            .map((id, index) => ({ id, at: times[index] }))
            .filter(({ at }) => at != null)
            .sort((a, b) => Number(b.at) - Number(a.at) || (a.id < b.id ? 1 : -1))
            .map(({ id }) => id)
          expect(await walk(partner.partner.handle, limit)).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('neither repeats nor hides a clip when one is published in between', async () => {
    const partner = await createPartner()
    const at = (second: number) => new Date(1_750_000_000_000 + second * 1_000)
    const ids = await insertVideos(partner, [at(1), at(2), at(3), at(4)])
    const handle = partner.partner.handle
    const first = await getFeedPage({ actor: null, handle, limit: 2 })
    await insertVideos(partner, [at(5)])
    const second = await getFeedPage({ actor: null, handle, limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...ids].reverse())
  })

  it('shows a scheduled clip from its time on, with nothing that has to run then', async () => {
    const partner = await createPartner()
    const handle = partner.partner.handle
    const inAnHour = new Date(Date.now() + hourMs)
    const [old = '', later = '', farOff = ''] = await insertVideos(partner, [
      new Date(Date.now() - 3 * hourMs),
      inAnHour,
      new Date(Date.now() + 9 * hourMs),
    ])
    expect(await walk(handle, 1)).toEqual([old])
    expect((await getPartner({ handle })).clipCount).toBe(1)
    await expect(getVideoCard({ actor: null, videoId: later })).rejects.toMatchObject({ code: 'not_found' })
    // A marker from the future opens nothing.
    const ahead = encodeCursor({ at: new Date(Date.now() + 10 * hourMs), id: farOff })
    const page = await getFeedPage({ actor: null, handle, cursor: ahead })
    expect(page.items.map(({ id }) => id)).toEqual([old])

    // Two hours pass.
    await db().$executeRaw`
      UPDATE video SET published_at = published_at - interval '2 hours' WHERE partner_id = ${partner.partner.id}::uuid`
    expect(await walk(handle, 1)).toEqual([later, old])
    expect(await getVideoCard({ actor: null, videoId: later })).toMatchObject({
      publishedAt: new Date(inAnHour.getTime() - 2 * hourMs).toISOString(),
    })
    expect((await getPartner({ handle })).clipCount).toBe(2)
  })

  it.each(['', 'x', 'bm90IGEgY3Vyc29y', btoa('[1,"not-an-id"]'), btoa('[-1,null]')])(
    'refuses the cursor %j that is not ours',
    async (cursor) => {
      const answer = getFeedPage({ actor: null, cursor: cursor || '%' })
      await expect(answer).rejects.toMatchObject({ code: 'malformed_request' })
    },
  )

  it('reads the feed index and sorts nothing, with all rows of the table in play', async () => {
    const plan = await db().$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw`EXPLAIN (FORMAT JSON) SELECT v.id FROM video v
        WHERE v.status = 'READY' AND v.published_at IS NOT NULL AND v.published_at <= now()
          AND v.deleted_at IS NULL AND v.hidden_at IS NULL AND v.suspended_at IS NULL
          AND (v.published_at, v.id) < (now(), '00000000-0000-7000-8000-000000000000'::uuid)
        ORDER BY v.published_at DESC, v.id DESC LIMIT 7`
    })
    expect(JSON.stringify(plan)).toContain('video_feed_idx')
    expect(JSON.stringify(plan)).not.toContain('"Sort"')
  })
})

describe('one card', () => {
  let partner: Partner
  beforeAll(async () => {
    partner = await createPartner()
  })

  it('is there for a published clip', async () => {
    const [id = ''] = await insertVideos(partner, [new Date()])
    const card = await getVideoCard({ actor: null, videoId: id })
    expect(card).toMatchObject({ id, viewer: null, partner: { handle: partner.partner.handle } })
  })

  it('is not found for a hidden clip, an unknown id and nonsense', async () => {
    const [hidden = ''] = await insertVideos(partner, [null])
    for (const videoId of [hidden, newId(), 'nonsense', "'; DROP TABLE video; --"])
      await expect(getVideoCard({ actor: null, videoId })).rejects.toMatchObject({ code: 'not_found' })
  })
})
