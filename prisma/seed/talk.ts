import { newId } from '../../lib/core/ids'
import type { PrismaClient } from '../generated/client'
import { clips } from './catalogue'
import type { DemoAccount } from './open-account'

/** Guests who only ever talk; nobody signs in as them. */
export const demoGuests: DemoAccount[] = [
  { email: 'jonas@morsel.example', displayName: 'Jonas' },
  { email: 'aiko@morsel.example', displayName: 'Aiko' },
  { email: 'rui@morsel.example', displayName: 'Rui' },
]

/** By whom, what, and what the kitchen answers. Written so that it fits under any dish. */
const remarks = [
  { text: 'I can smell this through the screen.', answer: 'Come by at six, the first pot is the best one.' },
  { text: 'Had this last week. Order two.', answer: null },
  { text: 'Is there a version without meat?', answer: 'Always. Just ask at the counter.' },
  { text: 'The sound of that crust!', answer: null },
  {
    text: 'My grandmother would approve, and she never does.',
    answer: 'Highest praise there is. Thank you!',
  },
]

const minuteMs = 60_000

/**
 * Likes, comments and one report for clips under which nobody has said anything yet, so that a demo is not silent. Directly, because
 * comments of last week have no endpoint. The counts are taken from the rows.
 */
export async function seedTalk(database: PrismaClient): Promise<void> {
  const emails = demoGuests.map(({ email }) => email)
  const guests = await database.user.findMany({ where: { email: { in: emails } }, orderBy: { email: 'asc' } })
  const silent = await database.video.findMany({
    where: {
      name: { in: clips.map(({ name }) => name) },
      publishedAt: { not: null },
      comments: { none: {} },
    },
    select: { id: true, name: true, publishedAt: true, partner: { select: { userId: true } } },
  })
  for (const { id: videoId, name, publishedAt, partner } of silent) {
    const position = clips.findIndex((clip) => clip.name === name)
    const said = remarks.filter((_, index) => (index + position) % 2 === 0).slice(0, 1 + (position % 3))
    const begin = (publishedAt ?? new Date()).getTime()
    const comments = said.flatMap(({ text, answer }, index) => {
      const at = Math.min(begin + (index + 1) * 17 * minuteMs, Date.now() - minuteMs)
      const id = newId(at)
      const guest = guests[(index + position) % Math.max(1, guests.length)]
      if (!guest) return []
      const remark = { id, videoId, authorId: guest.id, text, createdAt: new Date(at) }
      const reply = { videoId, authorId: partner.userId, parentId: id, text: answer ?? '' }
      const later = new Date(at + minuteMs / 2)
      return answer
        ? [
            { ...remark, replyCount: 1 },
            { ...reply, id: newId(later.getTime()), createdAt: later },
          ]
        : [remark]
    })
    const likes = guests.filter((_, index) => (index + position) % 3 !== 0)
    await database.$transaction([
      database.comment.createMany({ data: comments }),
      database.like.createMany({
        data: likes.map((guest) => ({ userId: guest.id, videoId })),
        skipDuplicates: true,
      }),
      database.$executeRaw`
        UPDATE video SET comment_count = (SELECT count(*) FROM comment WHERE video_id = ${videoId}::uuid),
          like_count = (SELECT count(*) FROM "like" WHERE video_id = ${videoId}::uuid)
        WHERE id = ${videoId}::uuid`,
    ])
  }
  await seedReport(database, guests[0]?.id)
}

/** One thing for a moderator to look at, once. */
async function seedReport(database: PrismaClient, reporterId: string | undefined): Promise<void> {
  if (!reporterId || (await database.report.count({ where: { reporterId } })) > 0) return
  const clip = await database.video.findFirst({
    where: { name: clips.at(-1)?.name ?? '' },
    select: { id: true },
  })
  if (!clip) return
  const note = 'It says vegan, and I think I see butter.'
  await database.report.create({
    data: { id: newId(), reporterId, kind: 'CLIP', thingId: clip.id, reason: 'misleading', note },
  })
}
