import { createHash } from 'node:crypto'
import net from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { readClip } from '../../support/clip-file'
import { createPartner } from '../../support/people'
import { sendRecipe } from '../../support/send-recipe'
import { mediaAccount, startTestMedia } from '../../support/test-media'

const media = await startTestMedia()
const { startUpload } = await import('@/lib/videos/start-upload')
const { publishVideo } = await import('@/lib/videos/publish-video')
const { POST: receiveNotice } = await import('@/app/api/webhooks/cloudinary/route')
const { editVideo } = await import('@/lib/videos/edit-video')
const { removeVideo } = await import('@/lib/videos/delete-video')
const { db } = await import('@/lib/platform/db')

afterAll(() => media.remove())
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
  expect(await db().video.count({ where: { uploadId: ticket.uploadId } })).toBe(0)
})

it('keeps what the owner changed while the clip waited', async () => {
  const { partner, input, waiting } = await publishDuringOutage()
  await editVideo(partner, waiting.video.id, { name: 'New name', published: false })
  await media.goOn()
  const { video } = await publishVideo(partner, input)
  expect(video).toMatchObject({ name: 'New name', status: 'draft', publishedAt: null })
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
