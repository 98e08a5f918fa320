import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, it, vi } from 'vitest'
import { createMemoryStore } from '../../support/memory-store'
import { createPartner } from '../../support/people'

const memory = createMemoryStore()
vi.doMock('@/lib/storage/provider', () => ({ videoStore: () => memory.store }))
const { AppError } = await import('@/lib/core/errors')
const { db } = await import('@/lib/platform/db')
const { jobQueue, queues, stopJobQueue } = await import('@/lib/jobs/queue')
const { startJobs } = await import('@/lib/jobs/worker')
const { editProfile } = await import('@/lib/partners/edit-profile')
const { applyStorageNotice } = await import('@/lib/videos/apply-storage-notice')
const { cancelUpload } = await import('@/lib/videos/cancel-upload')
const { editVideo } = await import('@/lib/videos/edit-video')
const { getOwnVideo } = await import('@/lib/videos/get-own-video')
const { publishVideo } = await import('@/lib/videos/publish-video')
const { purgeDeletedVideos } = await import('@/lib/videos/purge-deleted-videos')
const { reapUploads } = await import('@/lib/videos/reap-uploads')
const { reconcileUpload } = await import('@/lib/videos/reconcile-upload')
const { replaceSource } = await import('@/lib/videos/replace-source')
const { removeVideo } = await import('@/lib/videos/delete-video')
const { startUpload } = await import('@/lib/videos/start-upload')
const { sweepObject } = await import('@/lib/videos/sweep-object')
const { verifyAvatar } = await import('@/lib/videos/verify-avatar')

afterAll(stopJobQueue)

/** Which of the uploads or clips so far: taken modulo how many there are. */
const pick = fc.nat(7)
const step = fc.oneof(
  fc.record({ do: fc.constant('presign' as const), kind: fc.constantFrom('video', 'cover', 'avatar') }),
  fc.record({ do: fc.constant('upload' as const), pick, isGood: fc.boolean() }),
  fc.record({ do: fc.constant('upload' as const), pick, isGood: fc.constant(true) }),
  fc.record({ do: fc.constant('post-back' as const), pick, cover: fc.option(pick) }),
  fc.record({ do: fc.constant('webhook' as const), pick }),
  fc.record({ do: fc.constant('cancel' as const), pick }),
  fc.record({ do: fc.constant('replace-cover' as const), pick, cover: pick }),
  fc.record({ do: fc.constant('set-avatar' as const), pick: fc.option(pick) }),
  fc.record({ do: fc.constant('replace-video' as const), pick, upload: pick }),
  fc.record({ do: fc.constant('delete' as const), pick }),
  fc.record({ do: fc.constant('reap' as const) }),
  fc.record({ do: fc.constant('reconcile' as const) }),
  fc.record({ do: fc.constant('jump' as const), hours: fc.integer({ min: 1, max: 27 }) }),
  fc.record({ do: fc.constant('outage' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
/** Every history begins with something to lose. */
const opening: Step[] = [
  { do: 'presign', kind: 'video' },
  { do: 'upload', pick: 0, isGood: true },
  { do: 'presign', kind: 'cover' },
  { do: 'upload', pick: 1, isGood: true },
  { do: 'presign', kind: 'avatar' },
  { do: 'upload', pick: 2, isGood: true },
  { do: 'set-avatar', pick: 0 },
]
const history = fc.array(step, { minLength: 4, maxLength: 14 })

async function swallowRefusals(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}

/** What the queue holds, of all histories as in life: told once, tried until it works. */
const queued = new Set<string>()

async function startHistory() {
  const partner = await createPartner()
  const ownerId = partner.userId
  const uploads = () => db().upload.findMany({ where: { ownerId }, orderBy: { id: 'asc' } })
  const videos = () =>
    db().video.findMany({ where: { partnerId: partner.partner.id, deletedAt: null }, orderBy: { id: 'asc' } })
  const one = <T>(all: T[], index: number): T | undefined => all[index % Math.max(1, all.length)]
  async function reap(): Promise<void> {
    await purgeDeletedVideos()
    await reapUploads(async (ids) => {
      // Rows of the other tests in this database are nobody's business here, and have no object in this storage.
      for (const id of ids) queued.add(id)
    })
    for (const id of queued)
      await sweepObject(id).then(
        () => queued.delete(id),
        () => {},
      )
  }
  async function reconcile(): Promise<void> {
    for (const { uploadId, status } of await videos())
      if (status === 'VERIFYING') await swallowRefusals(reconcileUpload(uploadId))
  }
  async function jump(hours: number): Promise<void> {
    await db().$executeRaw`
      UPDATE upload SET created_at = created_at - make_interval(hours => ${hours}::int),
        expires_at = expires_at - make_interval(hours => ${hours}::int),
        renewable_until = renewable_until - make_interval(hours => ${hours}::int),
        sweep_queued_at = sweep_queued_at - make_interval(hours => ${hours}::int)
      WHERE owner_id = ${ownerId}::uuid`
    await db().$executeRaw`
      UPDATE video SET deleted_at = deleted_at - make_interval(hours => ${hours}::int)
      WHERE partner_id = ${partner.partner.id}::uuid`
  }

  async function presign(kind: 'video' | 'cover' | 'avatar'): Promise<void> {
    const file =
      kind === 'video'
        ? ({ kind, fileName: 'a.mp4', mime: 'video/mp4' } as const)
        : ({ kind, fileName: 'a.jpg', mime: 'image/jpeg' } as const)
    await swallowRefusals(startUpload(partner, { ...file, bytes: 1_000 }))
  }
  /** Storage overwrites nothing, takes nothing without a live signature, and nothing while it is down. */
  async function send(index: number, isGood: boolean): Promise<void> {
    const upload = one(await uploads(), index)
    if (!upload || upload.expiresAt.getTime() <= Date.now()) return
    if (!memory.objects.has(upload.key) && !memory.down.has(memory.folderOf(upload.key)))
      memory.objects.set(upload.key, { isGood })
  }
  async function pickKind(kind: 'VIDEO' | 'COVER' | 'AVATAR', index: number) {
    return one(
      (await uploads()).filter((upload) => upload.kind === kind),
      index,
    )
  }
  async function postBack(index: number, coverIndex: number | null): Promise<void> {
    const upload = await pickKind('VIDEO', index)
    const cover = coverIndex === null ? undefined : await pickKind('COVER', coverIndex)
    if (!upload) return
    const words = { name: 'Soup', description: '', publish: true }
    const hints = { url: `memory:${upload.key}`, receipt: {} }
    const input = { uploadId: upload.id, ...hints, ...words, ...(cover && { coverUploadId: cover.id }) }
    await swallowRefusals(publishVideo(partner, input))
  }
  async function replaceCover(index: number, coverIndex: number): Promise<void> {
    const video = one(await videos(), index)
    const cover = await pickKind('COVER', coverIndex)
    if (video && cover) await swallowRefusals(editVideo(partner, video.id, { coverUploadId: cover.id }))
  }
  async function setAvatar(index: number | null): Promise<void> {
    const avatar = index === null ? null : await pickKind('AVATAR', index)
    if (avatar === undefined) return
    await swallowRefusals(editProfile(partner, { avatarUploadId: avatar?.id ?? null }, verifyAvatar))
  }
  async function replaceVideo(index: number, uploadIndex: number): Promise<void> {
    const video = one(await videos(), index)
    const upload = await pickKind('VIDEO', uploadIndex)
    if (!video || !upload) return
    const hints = { url: `memory:${upload.key}`, receipt: {} }
    await swallowRefusals(replaceSource(partner, video.id, { uploadId: upload.id, ...hints }))
  }
  async function toUpload(index: number, work: (upload: { id: string; key: string }) => Promise<unknown>) {
    const upload = one(await uploads(), index)
    if (upload) await swallowRefusals(work(upload))
  }
  async function remove(index: number): Promise<void> {
    const video = one(await videos(), index)
    if (video) await swallowRefusals(removeVideo(partner, video.id))
  }
  async function toggleOutage(): Promise<void> {
    const folder = memory.folderOf((await uploads())[0]?.key ?? '')
    if (!memory.down.delete(folder)) memory.down.add(folder)
  }

  async function run(now: Step): Promise<void> {
    switch (now.do) {
      case 'presign':
        return presign(now.kind)
      case 'upload':
        return send(now.pick, now.isGood)
      case 'post-back':
        return postBack(now.pick, now.cover)
      case 'webhook':
        return toUpload(now.pick, ({ key }) =>
          applyStorageNotice({ kind: 'uploaded', key, id: randomUUID() }),
        )
      case 'cancel':
        return toUpload(now.pick, ({ id }) => cancelUpload(partner, id))
      case 'replace-cover':
        return replaceCover(now.pick, now.cover)
      case 'set-avatar':
        return setAvatar(now.pick)
      case 'replace-video':
        return replaceVideo(now.pick, now.upload)
      case 'delete':
        return remove(now.pick)
      case 'reap':
        return reap()
      case 'reconcile':
        return reconcile()
      case 'jump':
        return jump(now.hours)
      case 'outage':
        return toggleOutage()
    }
  }

  async function expectNothingLost(): Promise<string[]> {
    const rows = await videos()
    const avatar = await db().upload.findFirst({ where: { avatar: { id: partner.partner.id } } })
    const used = rows.flatMap(({ status, key, coverKey }) => [
      ...(status === 'READY' ? [key] : []),
      ...(coverKey ? [coverKey] : []),
    ])
    if (avatar) used.push(avatar.key)
    expect(used.filter((key) => !memory.objects.has(key))).toEqual([])
    return used
  }

  /** Storage is back, and enough time passes for every promise to fall due. */
  async function letTimePass(): Promise<void> {
    const keys = (await uploads()).map(({ key }) => key)
    for (const key of keys) memory.down.delete(memory.folderOf(key))
    await jump(25)
    await reconcile()
    await reap()
    await jump(25)
    await reap()
    const used = await expectNothingLost()
    expect((await videos()).filter(({ status }) => status === 'VERIFYING')).toEqual([])
    expect(keys.filter((key) => memory.objects.has(key) && !used.includes(key))).toEqual([])
  }
  return { run, expectNothingLost, letTimePass }
}

async function live(steps: Step[]): Promise<void> {
  const { run, expectNothingLost, letTimePass } = await startHistory()
  for (const now of [...opening, ...steps]) {
    await run(now)
    await expectNothingLost()
  }
  await letTimePass()
}

const together = 10
const histories = Number(process.env.UPLOAD_HISTORIES ?? 200)

it('loses no object of a clip and keeps no other, whatever happens in whatever order [R83]', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: together, maxLength: together }), async (side) => {
      await Promise.all(side.map(live))
    }),
    {
      numRuns: histories / together,
      endOnFailure: true,
      interruptAfterTimeLimit: 500_000,
      markInterruptAsFailure: true,
    },
  )
})

// In this file and after the histories: two storages in memory must not sweep one database.
const hourMs = 3_600_000
const announced = { kind: 'video', fileName: 'a.mp4', mime: 'video/mp4', bytes: 1_000 } as const

async function waitingClip() {
  const partner = await createPartner()
  const { uploadId, key } = await startUpload(partner, announced)
  memory.objects.set(key, { isGood: true })
  memory.down.add(memory.folderOf(key))
  const hints = { url: `memory:${key}`, receipt: {} }
  const words = { name: 'Soup', description: '', publish: true }
  const { video } = await publishVideo(partner, { uploadId, ...hints, ...words })
  expect(video.status).toBe('verifying')
  return { partner, uploadId, key, videoId: video.id }
}

const statusOf = async (id: string) => (await db().video.findUniqueOrThrow({ where: { id } })).status

it('ends what no browser and no webhook ends: clips that wait, clips that nothing came of, files nobody wants [R83]', {
  timeout: 180_000,
}, async () => {
  const lucky = await waitingClip()
  memory.down.delete(memory.folderOf(lucky.key))
  const lost = await waitingClip()
  await db().upload.update({
    where: { id: lost.uploadId },
    data: { renewableUntil: new Date(Date.now() - 1_000) },
  })
  const other = await createPartner()
  const given = await startUpload(other, announced)
  memory.objects.set(given.key, { isGood: true })
  memory.down.add(memory.folderOf(given.key))
  await cancelUpload(other, given.uploadId)
  memory.down.delete(memory.folderOf(given.key))
  expect(memory.objects.has(given.key)).toBe(true)
  const ended = { expiresAt: new Date(Date.now() - 2 * hourMs) }
  await db().upload.update({ where: { id: given.uploadId }, data: ended })

  startJobs()
  await (await jobQueue()).send(queues.tick)
  const patience = { timeout: 150_000, interval: 500 }
  await vi.waitFor(async () => expect(await statusOf(lucky.videoId)).toBe('READY'), patience)
  await vi.waitFor(async () => expect(await statusOf(lost.videoId)).toBe('REFUSED'), patience)
  const refused = await getOwnVideo({ actor: lost.partner, videoId: lost.videoId })
  expect(refused).toMatchObject({ status: 'refused', refusal: 'never_verified' })
  await vi.waitFor(() => expect(memory.objects.has(given.key)).toBe(false), patience)
})
