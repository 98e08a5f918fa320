import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { writeComment } from '@/lib/comments/write-comment'
import { newId } from '@/lib/core/ids'
import { fileReport } from '@/lib/moderation/file-report'
import { getCase } from '@/lib/moderation/get-case'
import { listQueue } from '@/lib/moderation/list-queue'
import { db } from '@/lib/platform/db'
import { editVideo } from '@/lib/videos/edit-video'
import { getOwnVideo } from '@/lib/videos/get-own-video'
import { insertClip } from '../../support/insert-clip'
import { createAdmin, decide, reportClip } from '../../support/moderation'
import { createPartner, createViewer } from '../../support/people'

async function publish(name = 'Soup') {
  const owner = await createPartner()
  const videoId = await insertClip(owner, { name, publishedAt: new Date() })
  return { owner, videoId, thing: { kind: 'clip', thingId: videoId } as const }
}

/** Parallel tests have reports of their own in the queue. */
const queued = async (admin: Actor, thingId: string) =>
  (await listQueue(admin)).items.find((item) => item.thingId === thingId)

const userOf = (userId: string) => db().user.findUniqueOrThrow({ where: { id: userId } })

describe('reporting', () => {
  it('one person has one open report of a thing, however often and fast they tell, and another after a decision', async () => {
    const [{ videoId, thing }, admin, person] = [await publish(), await createAdmin(), await createViewer()]
    const tell = (note: string) =>
      fileReport(person, { about: { kind: 'clip', id: videoId }, reason: 'spam', note })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, time) => tell(`Time ${time}`)))
    expect(new Set(answers.map(({ report }) => report.id)).size).toBe(1)
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    await decide(admin, 'dismiss', thing)
    expect((await tell('Again')).outcome).toBe('created')
    expect((await getCase(admin, thing)).reports.map(({ isOpen }) => isOpen)).toEqual([true, false])
  })
})

describe('the queue', () => {
  it('is by thing, with how many said what, and what is decided leaves it', async () => {
    const [{ videoId, thing }, admin] = [await publish('Reported soup'), await createAdmin()]
    await reportClip(videoId, 5)
    expect(await queued(admin, videoId)).toMatchObject({
      name: 'Reported soup',
      count: 5,
      isHidden: false,
      reasons: [
        { reason: 'unsafe', count: 3 },
        { reason: 'spam', count: 2 },
      ],
    })
    expect(await decide(admin, 'hide', thing)).toEqual({ changed: true, closedReports: 5 })
    expect(await queued(admin, videoId)).toBeUndefined()
    const { thing: found, reports, deeds } = await getCase(admin, thing)
    expect(found).toMatchObject({ name: 'Reported soup', isHidden: true, path: null })
    expect(reports).toHaveLength(5)
    expect(deeds).toMatchObject([
      { deed: 'hide', by: 'Test', about: 'Reported soup', why: 'Because of hide' },
    ])
  })

  it('keeps a thing that is gone until its reports are dismissed', async () => {
    const [{ videoId, thing }, admin] = [await publish(), await createAdmin()]
    await reportClip(videoId)
    await db().video.update({ where: { id: videoId }, data: { deletedAt: new Date() } })
    expect(await queued(admin, videoId)).toMatchObject({ name: null, count: 1 })
    await expect(decide(admin, 'hide', thing)).rejects.toMatchObject({ code: 'not_found' })
    expect(await decide(admin, 'dismiss', thing)).toEqual({ changed: true, closedReports: 1 })
    expect(await queued(admin, videoId)).toBeUndefined()
  })
})

describe('a decision', () => {
  it('said again, or by two admins at once, is one line of the record', async () => {
    const { videoId, thing } = await publish()
    const admins = [await createAdmin(), await createAdmin()]
    const answers = await Promise.all([...admins, ...admins].map((admin) => decide(admin, 'hide', thing)))
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1)
    expect(await db().moderationDeed.count({ where: { thingId: videoId } })).toBe(1)
  })

  it('tells the owner of a clip why, who cannot publish it again until it is restored', async () => {
    const [{ owner, videoId, thing }, admin] = [await publish(), await createAdmin()]
    await decide(admin, 'hide', thing)
    expect((await getOwnVideo({ actor: owner, videoId })).hidden).toMatchObject({ why: 'Because of hide' })
    await editVideo(owner, videoId, { published: false })
    const later = new Date(Date.now() + 60_000_000).toISOString()
    for (const wish of [{ published: true }, { publishAt: later }])
      await expect(editVideo(owner, videoId, wish)).rejects.toMatchObject({ code: 'clip_hidden' })
    await decide(admin, 'restore', thing)
    expect((await editVideo(owner, videoId, { published: true })).hidden).toBeNull()
  })

  it('about a comment counts it out, and in again', async () => {
    const [{ videoId }, admin, writer] = [await publish(), await createAdmin(), await createViewer()]
    const { comment } = await writeComment(writer, { videoId, id: newId(), text: 'Buy my pills' })
    const thing = { kind: 'comment', thingId: comment.id } as const
    const count = async () => (await db().video.findUniqueOrThrow({ where: { id: videoId } })).commentCount
    await decide(admin, 'hide', thing)
    expect(await count()).toBe(0)
    await decide(admin, 'restore', thing)
    expect(await count()).toBe(1)
    expect((await getCase(admin, thing)).deeds.map(({ deed }) => deed)).toEqual(['restore', 'hide'])
  })

  it('is an admin’s alone, and a kitchen is not hidden', async () => {
    const { owner, thing } = await publish()
    for (const actor of [owner, await createViewer()]) {
      await expect(decide(actor, 'hide', thing)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(listQueue(actor)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getCase(actor, thing)).rejects.toMatchObject({ code: 'forbidden' })
    }
    const kitchen = { kind: 'partner', thingId: owner.partner.id } as const
    await expect(decide(await createAdmin(), 'hide', kitchen)).rejects.toMatchObject({
      code: 'validation_failed',
    })
  })
})

describe('suspending', () => {
  it('locks the account and takes its clips along, also one that was being published', async () => {
    const [{ owner, videoId, thing }, admin] = [await publish(), await createAdmin()]
    const before = (await userOf(owner.userId)).tokenEpoch
    await decide(admin, 'suspend', thing)
    const locked = await userOf(owner.userId)
    expect(locked.disabledAt).not.toBeNull()
    expect(locked.tokenEpoch).toBe(before + 1)
    expect((await db().video.findUniqueOrThrow({ where: { id: videoId } })).suspendedAt).toEqual(
      locked.disabledAt,
    )
    await decide(admin, 'unsuspend', thing)
    expect(await userOf(owner.userId)).toMatchObject({ disabledAt: null, tokenEpoch: before + 2 })
  })

  it('nobody locks themselves out, and two admins who go for each other leave one', async () => {
    const admins = [await createAdmin(), await createAdmin()]
    const commented = await Promise.all(
      admins.map(async (admin) => {
        const { videoId } = await publish()
        return (await writeComment(admin, { videoId, id: newId(), text: 'Me' })).comment.id
      }),
    )
    const [one, other] = admins
    const [own = '', theirs = ''] = commented
    if (!one || !other) throw new Error('no admins')
    const suspend = (admin: Actor, thingId: string) => decide(admin, 'suspend', { kind: 'comment', thingId })
    await expect(suspend(one, own)).rejects.toMatchObject({ code: 'forbidden' })
    const outcomes = await Promise.allSettled([suspend(one, theirs), suspend(other, own)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = await db().user.count({
      where: { id: { in: [one.userId, other.userId] }, disabledAt: null },
    })
    expect(left).toBe(1)
  })
})
