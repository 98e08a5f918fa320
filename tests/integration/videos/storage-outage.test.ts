import { createHash } from 'node:crypto'
import net from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { readClip } from '../../support/clip-file'
import { takeOwnDatabase } from '../../support/own-database'
import { createPartner } from '../../support/people'
import { sendRecipe } from '../../support/send-recipe'
import { mediaAccount, startTestMedia } from '../../support/test-media'

// Tests of other files sweep what is deleted, some by clocks of their own, and for them storage is there.
const leaveDatabase = await takeOwnDatabase()
const media = await startTestMedia()
const { startUpload } = await import('@/lib/videos/start-upload')
const { publishVideo } = await import('@/lib/videos/publish-video')
const { POST: receiveNotice } = await import('@/app/api/webhooks/cloudinary/route')
const { editVideo } = await import('@/lib/videos/edit-video')
const { replaceSource } = await import('@/lib/videos/replace-source')
const { removeVideo } = await import('@/lib/videos/delete-video')
const { db } = await import('@/lib/platform/db')
const { hourMs } = await import('@/lib/core/time')
const { finishDeletion } = await import('../../support/finish-deletion')

afterAll(async () => {
  await media.remove()
  await leaveDatabase()
})
const clip = readClip()

const owners = new Map<string, Awaited<ReturnType<typeof createPartner>>>()

function ownerOf(videoId: string) {
  const owner = owners.get(videoId)
  if (!owner) throw new Error('no such clip')
  return owner
}

async function publishDuringOutage() {
  const partner = await createPartner()
  const ticket = await startUpload(partner, {
    kind: 'video',
    fileName: 'a.mp4',
    mime: 'video/mp4',
    bytes: clip.byteLength,
  })
  const { body } = await sendRecipe(ticket.recipes[0], clip)
  const input = {
    uploadId: ticket.uploadId,
    url: String(body.secure_url),
    receipt: body,
    name: 'Later',
    description: '',
    publish: true,
  }
  await media.stop()
  const waiting = await publishVideo(partner, input)
  expect(waiting).toMatchObject({ outcome: 'verifying', video: { status: 'verifying', playback: null } })
  owners.set(waiting.video.id, partner)
  return { partner, ticket, input, waiting }
}

function notice(
  body: object,
  { atSeconds = Math.floor(Date.now() / 1000), secret = mediaAccount.apiSecret } = {},
) {
  const text = JSON.stringify(body)
  const signature = createHash('sha1')
    .update(text + atSeconds + secret)
    .digest('hex')
  return new Request('http://localhost:3000/api/webhooks/cloudinary', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Cld-Timestamp': String(atSeconds),
      'X-Cld-Signature': signature,
    },
    body: text,
  })
}
const context = { params: Promise.resolve({}) }

it('keeps the clip while storage is down, and the same post-back finishes it', async () => {
  const { partner, input, waiting } = await publishDuringOutage()
  expect((await publishVideo(partner, input)).video.id).toBe(waiting.video.id)
  await media.goOn()
  const done = await publishVideo(partner, input)
  expect(done).toMatchObject({ outcome: 'created', video: { id: waiting.video.id, status: 'published' } })
})

it('does not bring a clip back that was deleted while it waited', async () => {
  const { partner, input, waiting, ticket } = await publishDuringOutage()
  await removeVideo(partner, waiting.video.id)
  await expect(publishVideo(partner, input)).rejects.toMatchObject({ code: 'upload_expired' })
  await media.goOn()
  await expect(publishVideo(partner, input)).rejects.toMatchObject({ code: 'upload_expired' })
  const answer = await receiveNotice(notice({ notification_type: 'upload', public_id: ticket.key }), context)
  expect(answer.status).toBe(200)
  await finishDeletion(waiting.video.id)
  expect(await db().video.count({ where: { uploadId: ticket.uploadId } })).toBe(0)
  await expect(publishVideo(partner, input)).rejects.toMatchObject({ code: 'upload_used' })
})

it('keeps the row of a deleted clip until storage gave its file up', async () => {
  const { partner, input, waiting } = await publishDuringOutage()
  await removeVideo(partner, waiting.video.id)
  await finishDeletion(waiting.video.id)
  expect(await db().video.count({ where: { id: waiting.video.id } })).toBe(1)
  await media.goOn()
  await finishDeletion(waiting.video.id)
  expect(await db().video.count({ where: { id: waiting.video.id } })).toBe(0)
  expect((await fetch(input.url)).status).toBe(404)
})

it('keeps what the owner changed while the clip waited', async () => {
  const { partner, input, waiting } = await publishDuringOutage()
  await editVideo(partner, waiting.video.id, { name: 'New name', published: false })
  await media.goOn()
  const { video } = await publishVideo(partner, input)
  expect(video).toMatchObject({ name: 'New name', status: 'draft', publishedAt: null })
})

it('keeps the time that a clip was scheduled for while it waits', async () => {
  const { partner, input, waiting } = await publishDuringOutage()
  const publishAt = new Date(Date.now() + hourMs).toISOString()
  const edited = await editVideo(partner, waiting.video.id, { publishAt })
  expect(edited).toMatchObject({ status: 'verifying', publishAt, publishedAt: null })
  await media.goOn()
  // The browser repeats what it was told first: publish it.
  const { video } = await publishVideo(partner, input)
  expect(video).toMatchObject({ status: 'scheduled', publishAt, publishedAt: null })
})

it('shows a clip as of now when its time passed while it waited', async () => {
  const { partner, input, waiting } = await publishDuringOutage()
  const over = new Date(Date.now() - hourMs)
  await db().video.update({ where: { id: waiting.video.id }, data: { publishedAt: over } })
  await media.goOn()
  const { video } = await publishVideo(partner, input)
  expect(video.status).toBe('published')
  expect(Date.parse(video.publishedAt ?? '')).toBeGreaterThan(over.getTime() + hourMs / 2)
})

it('waits as a draft when its schedule is cancelled', async () => {
  const { partner, input, waiting } = await publishDuringOutage()
  await editVideo(partner, waiting.video.id, { publishAt: new Date(Date.now() + hourMs).toISOString() })
  await editVideo(partner, waiting.video.id, { published: false })
  await media.goOn()
  expect((await publishVideo(partner, input)).video).toMatchObject({ status: 'draft', publishAt: null })
})

it('asks storage to tell it again when a notice comes and storage cannot be asked', async () => {
  const { ticket } = await publishDuringOutage()
  const answer = await receiveNotice(notice({ notification_type: 'upload', public_id: ticket.key }), context)
  expect(answer.status).toBe(503)
  await media.goOn()
})

it('settles without a cover that never came', async () => {
  const { waiting, ticket } = await publishDuringOutage()
  const cover = await startUpload(await ownerOf(waiting.video.id), {
    kind: 'cover',
    fileName: 'a.jpg',
    mime: 'image/jpeg',
    bytes: 1_000,
  })
  await db().video.update({ where: { id: waiting.video.id }, data: { coverUploadId: cover.uploadId } })
  await media.goOn()
  const answer = await receiveNotice(notice({ notification_type: 'upload', public_id: ticket.key }), context)
  expect(answer.status).toBe(200)
  const row = await db().video.findUniqueOrThrow({ where: { id: waiting.video.id } })
  expect(row).toMatchObject({ status: 'READY', coverUploadId: null })
})

it('plays what it has while storage cannot be asked about its other video, and takes that up afterwards', async () => {
  const { partner, input, waiting } = await publishDuringOutage()
  const { id } = waiting.video
  const source = { uploadId: input.uploadId, url: input.url, receipt: input.receipt }
  await media.goOn()
  const ready = (await publishVideo(partner, input)).video
  const ticket = await startUpload(partner, {
    kind: 'video',
    fileName: 'b.mp4',
    mime: 'video/mp4',
    bytes: clip.byteLength,
  })
  // Before its file has arrived, and as one that waits for storage as a clip of its own.
  await expect(replaceSource(partner, id, { ...source, uploadId: ticket.uploadId })).rejects.toMatchObject({
    code: 'upload_rejected',
  })
  const second = await startUpload(partner, {
    kind: 'video',
    fileName: 'c.mp4',
    mime: 'video/mp4',
    bytes: clip.byteLength,
  })
  const { body } = await sendRecipe(second.recipes[0], clip)
  const other = { uploadId: second.uploadId, url: String(body.secure_url), receipt: body }
  await media.stop()
  await expect(replaceSource(partner, id, other)).rejects.toMatchObject({ code: 'storage_unavailable' })
  const row = await db().video.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ status: 'READY', uploadId: input.uploadId })
  await media.goOn()
  await db().video.update({ where: { id }, data: { renditionsReadyAt: new Date() } })
  const replaced = await replaceSource(partner, id, other)
  expect(replaced.publishedAt).toBe(ready.publishedAt)
  const after = await db().video.findUniqueOrThrow({ where: { id } })
  expect(after).toMatchObject({
    uploadId: second.uploadId,
    renditionsReadyAt: null,
    replacedAt: expect.any(Date),
  })
  // The notice of the new file, and a late one of the old, change nothing.
  for (const key of [second.key, row.key]) {
    const answer = await receiveNotice(notice({ notification_type: 'upload', public_id: key }), context)
    expect(answer.status).toBe(200)
  }
  expect(await db().video.findUniqueOrThrow({ where: { id } })).toEqual(after)
  await finishDeletion(id)
})

it('takes no other video for a clip that still waits for its first, nor one that is waiting as a clip', async () => {
  const { partner, waiting, input } = await publishDuringOutage()
  const source = { uploadId: input.uploadId, url: input.url, receipt: input.receipt }
  await expect(replaceSource(partner, waiting.video.id, source)).rejects.toMatchObject({ code: 'not_found' })
  await media.goOn()
})

it('does not hang on a storage that takes the call and says nothing', async () => {
  const { partner, input } = await publishDuringOutage()
  const silent = net.createServer().listen(Number(new URL(media.origin).port), '127.0.0.1')
  const sockets = new Set<net.Socket>()
  silent.on('connection', (socket) => sockets.add(socket))
  try {
    expect((await publishVideo(partner, input)).outcome).toBe('verifying')
    expect(sockets.size).toBeGreaterThan(0)
  } finally {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => silent.close(resolve))
    await media.goOn()
  }
})

it('lets a signed notice finish it, once, and ignores forged and stale ones', async () => {
  const { ticket, waiting } = await publishDuringOutage()
  await media.goOn()
  const body = { notification_type: 'upload', public_id: ticket.key }
  const status = async () => (await db().video.findUniqueOrThrow({ where: { id: waiting.video.id } })).status
  expect((await receiveNotice(notice(body, { secret: 'guessed' }), context)).status).toBe(401)
  const longAgo = Math.floor(Date.now() / 1000) - 301
  expect((await receiveNotice(notice(body, { atSeconds: longAgo }), context)).status).toBe(400)
  const farAhead = Math.floor(Date.now() / 1000) + 330
  expect((await receiveNotice(notice(body, { atSeconds: farAhead }), context)).status).toBe(400)
  expect(await status()).toBe('VERIFYING')
  const answers = await Promise.all(Array.from({ length: 10 }, () => receiveNotice(notice(body), context)))
  expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200))
  expect(await status()).toBe('READY')
  expect(await db().video.count({ where: { uploadId: ticket.uploadId } })).toBe(1)
})
