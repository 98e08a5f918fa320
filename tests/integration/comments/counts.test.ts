import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { deleteOwnComment } from '@/lib/comments/delete-own-comment'
import { hideComment } from '@/lib/comments/hide-comment'
import { listComments } from '@/lib/comments/list-comments'
import { removeComment } from '@/lib/comments/remove-comment'
import { writeComment } from '@/lib/comments/write-comment'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { db, withTransaction } from '@/lib/platform/db'
import { insertClip } from '../../support/insert-clip'
import { createPartner, createViewer } from '../../support/people'

let partner: Awaited<ReturnType<typeof createPartner>>
beforeAll(async () => {
  partner = await createPartner()
})

const publish = () => insertClip(partner, { name: 'Soup', publishedAt: new Date() })

async function write(actor: Actor, videoId: string, replyTo?: string): Promise<string> {
  const id = newId()
  await writeComment(actor, { videoId, id, text: 'Yum', ...(replyTo ? { replyTo } : {}) })
  return id
}

/** What the rows say by themselves: shown, and in a thread that is. */
async function countRows(videoId: string): Promise<number> {
  const shown = { hiddenAt: null, removedAt: null }
  return db().comment.count({
    where: { videoId, ...shown, OR: [{ parentId: null }, { parent: shown }] },
  })
}

async function expectExact(videoId: string): Promise<number> {
  const { commentCount } = await db().video.findUniqueOrThrow({ where: { id: videoId } })
  expect(commentCount).toBe(await countRows(videoId))
  const threads = await db().comment.findMany({
    where: { videoId, parentId: null },
    select: { replyCount: true, replies: { select: { hiddenAt: true, removedAt: true } } },
  })
  for (const { replyCount, replies } of threads)
    expect(replyCount).toBe(replies.filter(({ hiddenAt, removedAt }) => !hiddenAt && !removedAt).length)
  return commentCount
}

describe('the number of comments', () => {
  it('equals the rows after people wrote, replied, hid, showed, removed and deleted at once', async () => {
    const videoId = await publish()
    const people = await Promise.all(Array.from({ length: 12 }, createViewer))
    const written: { id: string; actor: Actor }[] = []
    const deed = async (actor: Actor, turn: number) => {
      const other = written[(turn * 7) % Math.max(1, written.length)]
      const kind = turn % 6
      if (kind === 0 || !other) written.push({ id: await write(actor, videoId), actor })
      else if (kind === 1) written.push({ id: await write(actor, videoId, other.id), actor })
      else if (kind === 2) await hideComment(partner, { videoId, commentId: other.id, hidden: true })
      else if (kind === 3) await hideComment(partner, { videoId, commentId: other.id, hidden: false })
      else if (kind === 4)
        await withTransaction((tx) =>
          removeComment({ videoId, commentId: other.id, removed: turn % 4 < 2 }, tx),
        )
      else await deleteOwnComment(other.actor, { videoId, commentId: other.id })
    }
    await Promise.all(
      people.map(async (actor, person) => {
        for (let turn = 0; turn < 24; turn++)
          // Gone meanwhile, or in a thread that cannot be answered: that is part of it.
          await deed(actor, person * 5 + turn).catch((error) => {
            if (!(error instanceof AppError) || error.code !== 'not_found') throw error
          })
      }),
    )
    expect(await expectExact(videoId)).toBeGreaterThan(0)
  })

  it('goes down by a whole thread that is hidden, and up again without what was hidden in it before', async () => {
    const videoId = await publish()
    const [one, other] = [await createViewer(), await createViewer()]
    const thread = await write(one, videoId)
    const replies = [await write(other, videoId, thread), await write(other, videoId, thread)]
    await write(other, videoId)
    const mark = async (commentId: string, hidden: boolean) =>
      (await hideComment(partner, { videoId, commentId, hidden })).commentCount
    expect(await mark(thread, true)).toBe(1)
    expect(await mark(thread, true)).toBe(1)
    expect(await mark(replies[0] ?? '', true)).toBe(1)
    expect(await mark(thread, false)).toBe(3)
    expect(await mark(replies[0] ?? '', false)).toBe(4)
    expect((await deleteOwnComment(one, { videoId, commentId: thread })).commentCount).toBe(1)
    await expectExact(videoId)
  })
})

describe('writing', () => {
  it('the same comment ten times at once is one comment', async () => {
    const videoId = await publish()
    const actor = await createViewer()
    const input = { videoId, id: newId(), text: 'Once' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => writeComment(actor, input)))
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    expect(new Set(answers.map(({ comment }) => JSON.stringify(comment))).size).toBe(1)
    expect(await expectExact(videoId)).toBe(1)
  })

  it('replies stay one level deep, and end where the thread is hidden', async () => {
    const videoId = await publish()
    const actor = await createViewer()
    const thread = await write(actor, videoId)
    const reply = await write(actor, videoId, thread)
    await expect(write(actor, videoId, reply)).rejects.toMatchObject({ code: 'not_found' })
    await hideComment(partner, { videoId, commentId: thread, hidden: true })
    await expect(write(actor, videoId, thread)).rejects.toMatchObject({ code: 'not_found' })
    await expectExact(videoId)
  })
})

describe('reading', () => {
  it('threads come newest first, replies oldest first, every one once, whatever shares a moment', async () => {
    const videoId = await publish()
    const actor = await createViewer()
    const thread = await write(actor, videoId)
    const replies: string[] = []
    for (let at = 0; at < 5; at++) replies.push(await write(actor, videoId, thread))
    const threads = [thread]
    for (let at = 0; at < 5; at++) threads.push(await write(actor, videoId))
    // All in one moment: the id decides.
    await db().comment.updateMany({ where: { videoId }, data: { createdAt: new Date() } })
    const walk = async (of?: string) => {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await listComments(null, { videoId, thread: of, cursor, limit: 2 })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return seen
    }
    expect(await walk()).toEqual([...threads].sort().reverse())
    expect(await walk(thread)).toEqual([...replies].sort())
  })

  it('what is hidden is there, and marked, for its writer and the kitchen only', async () => {
    const videoId = await publish()
    const [writer, stranger, rival] = [await createViewer(), await createViewer(), await createPartner()]
    const [byKitchen, byUs] = [await write(writer, videoId), await write(writer, videoId)]
    const reply = await write(stranger, videoId, byUs)
    await hideComment(partner, { videoId, commentId: byKitchen, hidden: true })
    await withTransaction((tx) => removeComment({ videoId, commentId: byUs, removed: true }, tx))
    // Not the kitchen's to show.
    await hideComment(partner, { videoId, commentId: byUs, hidden: false })
    const read = async (actor: Actor | null, thread?: string) =>
      (await listComments(actor, { videoId, thread, limit: 20 })).items.map(({ id, hiddenBy }) => [
        id,
        hiddenBy,
      ])
    for (const actor of [null, stranger, rival]) {
      expect(await read(actor)).toEqual([])
      expect(await read(actor, byUs)).toEqual([])
    }
    for (const actor of [writer, partner])
      expect(await read(actor)).toEqual([
        [byUs, 'moderator'],
        [byKitchen, 'kitchen'],
      ])
    expect(await read(partner, byUs)).toEqual([[reply, null]])
    await expect(hideComment(rival, { videoId, commentId: reply, hidden: true })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
