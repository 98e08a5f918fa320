import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createMemoryStore } from '../../support/memory-store'
import { createPartner } from '../../support/people'

const memory = createMemoryStore()
const { readWebhook } = await import('@/lib/storage/cloudinary/read-webhook')
vi.doMock('@/lib/storage/provider', () => ({ videoStore: () => ({ ...memory.store, readWebhook }) }))
const { POST: receiveNotice } = await import('@/app/api/webhooks/cloudinary/route')
const { db } = await import('@/lib/platform/db')
const { publishVideo } = await import('@/lib/videos/publish-video')
const { reconcileUpload } = await import('@/lib/videos/reconcile-upload')
const { startUpload } = await import('@/lib/videos/start-upload')

type Partner = Awaited<ReturnType<typeof createPartner>>
let partner: Partner
beforeAll(async () => {
  partner = await createPartner()
})

const daySeconds = 86_400
const nowSeconds = () => Math.floor(Date.now() / 1000)

async function tell(key: string, { atSeconds = nowSeconds(), forged = false } = {}): Promise<number> {
  const body = JSON.stringify({ notification_type: 'upload', public_id: key })
  const secret = forged ? 'guessed' : decodeURIComponent(new URL(process.env.CLOUDINARY_URL ?? '').password)
  const signature = createHash('sha1')
    .update(body + atSeconds + secret)
    .digest('hex')
  const headers = { 'X-Cld-Timestamp': String(atSeconds), 'X-Cld-Signature': signature }
  const request = new Request('http://localhost:3000/api/webhooks/cloudinary', {
    method: 'POST',
    headers,
    body,
  })
  return (await receiveNotice(request, { params: Promise.resolve({}) })).status
}

async function send(isGood: boolean) {
  const bytes = 1_000
  const ticket = await startUpload(partner, { kind: 'video', fileName: 'a.mp4', mime: 'video/mp4', bytes })
  memory.objects.set(ticket.key, { isGood })
  const { uploadId, key } = ticket
  const words = { name: 'Soup', description: '', publish: true }
  const postBack = () => publishVideo(partner, { uploadId, url: `memory:${key}`, receipt: {}, ...words })
  return { uploadId, key, postBack }
}

/** Acknowledged while storage could not be asked, which then can. */
async function sendDuringOutage(isGood: boolean) {
  const sent = await send(isGood)
  const folder = memory.folderOf(sent.key)
  memory.down.add(folder)
  expect((await sent.postBack()).outcome).toBe('verifying')
  memory.down.delete(folder)
  return sent
}

async function endOf(uploadId: string) {
  const { state } = await db().upload.findUniqueOrThrow({ where: { id: uploadId } })
  const videos = await db().video.findMany({ where: { uploadId }, select: { status: true } })
  return { state, videos: videos.map(({ status }) => status) }
}
const video = { state: 'CONFIRMED', videos: ['READY'] }
const refusal = { state: 'REFUSED', videos: ['REFUSED'] }

describe.each([
  [true, video],
  [false, refusal],
])('a file that is good: %s', (isGood, end) => {
  it('ends once when its notice is lost [R82]', async () => {
    const { uploadId } = await sendDuringOutage(isGood)
    await reconcileUpload(uploadId)
    await reconcileUpload(uploadId)
    expect(await endOf(uploadId)).toEqual(end)
  })

  it('ends once when its notice comes a hundred times, among forged and old ones [R82]', async () => {
    const { uploadId, key } = await sendDuringOutage(isGood)
    const lookUp = vi.spyOn(memory.store, 'verify')
    expect(await tell(key, { forged: true })).toBe(401)
    expect(await tell(key, { atSeconds: nowSeconds() - daySeconds })).toBe(400)
    expect(await tell(key, { atSeconds: nowSeconds() + daySeconds })).toBe(400)
    expect((await endOf(uploadId)).videos).toEqual(['VERIFYING'])
    expect(lookUp).not.toHaveBeenCalled()
    const atSeconds = nowSeconds()
    const told = Array.from({ length: 120 }, (_, index) => tell(key, { atSeconds, forged: index % 6 === 5 }))
    const statuses = await Promise.all(told)
    expect(statuses.filter((status) => status === 200)).toHaveLength(100)
    expect(statuses.filter((status) => status === 401)).toHaveLength(20)
    expect(lookUp).toHaveBeenCalledOnce()
    lookUp.mockRestore()
    expect(await endOf(uploadId)).toEqual(end)
  })

  it.each(['before', 'after', 'beside'])(
    'ends once with the post-back %s the notice [R82]',
    async (order) => {
      const { uploadId, key, postBack } = await sendDuringOutage(isGood)
      const steps = [() => tell(key), () => postBack().catch(() => {}), () => reconcileUpload(uploadId)]
      if (order === 'before') steps.reverse()
      if (order === 'beside') await Promise.all(steps.map((step) => step()))
      else for (const step of steps) await step()
      expect(await endOf(uploadId)).toEqual(end)
    },
  )
})

it('leaves a file alone whose post-back has not come yet, and takes the post-back then [R82]', async () => {
  const { uploadId, key, postBack } = await send(true)
  expect(await tell(key)).toBe(200)
  expect(await endOf(uploadId)).toEqual({ state: 'ISSUED', videos: [] })
  expect((await postBack()).outcome).toBe('created')
  expect(await tell(key, { atSeconds: nowSeconds() - 1 })).toBe(200)
  expect(await endOf(uploadId)).toEqual(video)
})

it('takes a notice again that came while storage could not be asked [R82]', async () => {
  const { uploadId, key } = await sendDuringOutage(true)
  const atSeconds = nowSeconds()
  memory.down.add(memory.folderOf(key))
  expect(await tell(key, { atSeconds })).toBe(503)
  memory.down.delete(memory.folderOf(key))
  expect(await tell(key, { atSeconds })).toBe(200)
  expect(await endOf(uploadId)).toEqual(video)
})
