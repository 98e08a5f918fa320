import { describe, expect, it } from 'vitest'
import { createKeeping } from '@/components/upload/keep/keeping'
import type { KeptUpload } from '@/components/upload/keep/kept-upload'
import { wouldLose } from '@/components/upload/session/snapshot'
import { soon } from '../../support/soon'
import { ana, makeDisk, makeEntry } from './keep-harness'
import { answer, makeProvider, makeTicket, said } from './send-harness'
import { describeIt, makeVideo, refusal, setUp } from './session-harness'

type Provider = ReturnType<typeof makeProvider>

/** The page of a browser that has this disk: fresh, or going on with what is there. */
function openPage(disk: ReturnType<typeof makeDisk>, provider: Provider, kept: KeptUpload | null = null) {
  const keeping = createKeeping(disk.ledger, disk.bytes, kept)
  return setUp({ provider, memory: { ownerId: ana, keeping, kept } })
}
const openAgain = (disk: ReturnType<typeof makeDisk>, provider: Provider) =>
  openPage(disk, provider, [...disk.kept.values()].at(0) ?? null)

const ranges = (provider: Provider) => provider.seen.map(({ range }) => range)
const starts = (provider: Provider) =>
  ranges(provider).map((range) => Number(/^bytes (\d+)-/.exec(range ?? '')?.[1]))
const never = () => new Promise<never>(() => undefined)

describe('a killed upload', () => {
  it('goes on from the part that was on its way, wherever it was killed', async () => {
    for (const killedAt of [0, 5, 10, 15, 20]) {
      const disk = makeDisk()
      const dying = makeProvider((seen) =>
        seen.range?.startsWith(`bytes ${killedAt}-`) ? never() : answer(200, said),
      )
      void openPage(disk, dying).session.start()
      await soon(() => expect(starts(dying)).toContain(killedAt))

      const provider = makeProvider()
      const { session, api } = openAgain(disk, provider)
      await session.start()
      expect(session.snapshot()).toMatchObject({ phase: 'uploaded', isResumed: true, safety: 'bytes' })
      expect(starts(provider)).toEqual([0, 5, 10, 15, 20].filter((start) => start >= killedAt))
      expect(api.presign.mock.calls.filter(([{ kind }]) => kind === 'video')).toEqual([])
      expect(new Set([...dying.seen, ...provider.seen].map(({ uniqueId }) => uniqueId)).size).toBe(1)
    }
  })

  it('has at most one part on its way at any time, so that no crash costs two', async () => {
    const provider = makeProvider()
    await openPage(makeDisk(), provider).session.start()
    const starting = provider.events.filter((_, index) => index % 2 === 0)
    expect(starting.every((event) => event.startsWith('start'))).toBe(true)
  })

  it('shows at once what storage already has, the words and the chosen cover', async () => {
    const { session } = openPage(makeDisk([makeEntry()]), makeProvider(never), makeEntry())
    void session.start()
    await soon(() => expect(session.snapshot().phase).toBe('uploading'))
    expect(session.snapshot().progress.sentBytes).toBeGreaterThanOrEqual(10)
    expect(session.snapshot().cover).toMatchObject({ chosen: 3, isPicked: true })
    expect(session.draft).toEqual({ name: 'Soup', description: 'Hot.' })
  })

  it('brings a picture of one’s own back, and knows what an older release wrote without one', async () => {
    const own = new Blob(['own'])
    const entry = makeEntry({ cover: { chosen: 'own', own, isPicked: true } })
    const { session } = openPage(makeDisk([entry]), makeProvider(never), entry)
    void session.start()
    await soon(() => expect(session.snapshot().cover.state).toBe('ready'))
    expect(session.snapshot().cover).toMatchObject({ chosen: 'own', isPicked: true })
    expect(session.snapshot().cover.own).toBe(own)

    const older = openPage(makeDisk([makeEntry()]), makeProvider(never), makeEntry()).session
    void older.start()
    await soon(() => expect(older.snapshot().phase).toBe('uploading'))
    expect(older.snapshot().cover.own).toBeNull()
  })

  it('renews an aged signature before it sends a byte', async () => {
    const { attempt } = makeEntry()
    const aged = makeEntry({ attempt: attempt && { ...attempt, ticket: makeTicket('first', -1) } })
    const provider = makeProvider()
    const { session, api } = openPage(makeDisk([aged]), provider, aged)
    await session.start()
    expect(api.renew).toHaveBeenCalledTimes(1)
    expect(provider.seen.map(({ signature }) => signature)).toEqual(['second', 'second', 'second'])
  })

  it('says that its ticket is too old, again after every reload, and starts anew from the kept bytes when asked', async () => {
    const { attempt } = makeEntry()
    const old = makeEntry({ attempt: attempt && { ...attempt, ticket: makeTicket('first', -1) } })
    const disk = makeDisk([old])
    for (let visit = 0; visit < 2; visit += 1) {
      const { session, api } = openAgain(disk, makeProvider())
      api.renew.mockRejectedValue(refusal('upload_expired'))
      await session.start()
      expect(session.snapshot()).toMatchObject({ phase: 'failed', problem: { code: 'upload_expired' } })
    }
    const provider = makeProvider()
    const { session, api } = openAgain(disk, provider)
    api.renew.mockRejectedValue(refusal('upload_expired'))
    await session.start()
    await session.retry()
    expect(session.snapshot().phase).toBe('uploaded')
    expect(starts(provider)).toEqual([0, 5, 10, 15, 20])
  })

  it('starts anew by itself when storage has forgotten its parts, under another id', async () => {
    let first = ''
    const provider = makeProvider((seen) => {
      first ||= seen.uniqueId ?? ''
      return seen.uniqueId === first
        ? answer(400, { error: { message: 'The first part must be uploaded before the others' } })
        : answer(200, said)
    })
    const { session, phases } = openPage(makeDisk([makeEntry()]), provider, makeEntry())
    await session.start()
    expect(phases).not.toContain('failed')
    expect(starts(provider)).toEqual([10, 0, 5, 10, 15, 20])
    expect(session.snapshot().phase).toBe('uploaded')
  })

  it('does so once: a clip that storage does not want is not sent for ever', async () => {
    const provider = makeProvider((seen) =>
      seen.range?.startsWith('bytes 20-') ? answer(400, { error: { message: 'No.' } }) : answer(200, said),
    )
    const { session } = openPage(makeDisk([makeEntry()]), provider, makeEntry())
    await session.start()
    expect(session.snapshot()).toMatchObject({ phase: 'failed', problem: { kind: 'storage_refused' } })
    expect(starts(provider)).toEqual([10, 15, 20, 0, 5, 10, 15, 20])
  })

  it('begins with the first part when a release has changed the size of parts', async () => {
    const { attempt } = makeEntry()
    const other = makeEntry({ attempt: attempt && { ...attempt, partBytes: 7 } })
    const provider = makeProvider()
    await openPage(makeDisk([other]), provider, other).session.start()
    expect(starts(provider)).toEqual([0, 5, 10, 15, 20])
    expect(provider.seen[0]?.uniqueId).not.toBe('first-run')
  })

  it('publishes what was in storage already, and sends nothing', async () => {
    const delivered = { url: said.secure_url, receipt: {}, uploadId: 'video-ticket' }
    const kept = makeEntry({ delivered, wish: 'publish' })
    const disk = makeDisk([kept])
    const provider = makeProvider((seen) => (seen.range ? new Error('not again') : answer(200, said)))
    const { session, api } = openPage(disk, provider, kept)
    await session.start()
    expect(session.snapshot().phase).toBe('published')
    expect(api.publish.mock.calls[0]?.[0]).toMatchObject({ uploadId: 'video-ticket', name: 'Soup' })
    await soon(() => expect(disk.kept.size + disk.copies.size).toBe(0))
  })

  it('publishes with the frame that was chosen, which first has to be drawn again', async () => {
    const delivered = { url: said.secure_url, receipt: {}, uploadId: 'video-ticket' }
    const kept = makeEntry({ delivered, wish: 'publish' })
    const provider = makeProvider(() => answer(200, said))
    const { session, api } = openPage(makeDisk([kept]), provider, kept)
    await session.start()
    expect(api.publish.mock.calls[0]?.[0]).toMatchObject({ coverUploadId: 'cover-ticket' })
    expect(provider.seen.map(({ bytes }) => bytes)).toEqual(['f3.5'])
  })
})

describe('what is kept', () => {
  it('holds what was typed and wished while the file was still being looked at', async () => {
    const disk = makeDisk()
    const { session } = openPage(disk, makeProvider(never))
    const stop = session.subscribe(() => {
      if (session.snapshot().phase !== 'preparing') return
      stop()
      // Not at once: the file is being read by then.
      queueMicrotask(() => {
        describeIt(session)
        void session.wishPublish({ at: '2999-01-01T12:00:00.000Z' })
      })
    })
    void session.start()
    await soon(() => expect(session.snapshot().phase).toBe('uploading'))
    expect([...disk.kept.values()]).toMatchObject([
      { draft: { name: ' Soup ' }, wish: { at: '2999-01-01T12:00:00.000Z' } },
    ])
  })

  it('goes when the server has the clip, also while it still looks', async () => {
    const disk = makeDisk()
    const { session, api } = openPage(disk, makeProvider())
    api.publish
      .mockResolvedValueOnce({ video: makeVideo('verifying'), verifying: true })
      .mockImplementation(never)
    describeIt(session)
    await session.wishPublish('publish')
    void session.start()
    await soon(() => expect(session.snapshot().phase).toBe('verifying'))
    await soon(() => expect(disk.kept.size + disk.copies.size).toBe(0))
  })

  it('goes with a cancelled upload', async () => {
    const disk = makeDisk([makeEntry()])
    const { session, api } = openPage(disk, makeProvider(never), makeEntry())
    void session.start()
    await session.cancel()
    expect(disk.kept.size + disk.copies.size).toBe(0)
    expect(api.discard).toHaveBeenCalledWith(makeTicket().uploadId)
  })

  it('stays, untouched, when the tab is taken over or another person signs in', async () => {
    const disk = makeDisk([makeEntry()])
    const { session, api } = openPage(disk, makeProvider(never), makeEntry())
    void session.start()
    session.suspend()
    expect(disk.kept.size).toBe(1)
    expect(api.discard).not.toHaveBeenCalled()
  })
})

describe('a pause', () => {
  it('stops the bytes at once, is remembered, and goes on with the part that was on its way', async () => {
    const disk = makeDisk()
    const provider = makeProvider((seen, attempt) => {
      if (attempt !== 3) return answer(200, said)
      return new Promise((_, reject) =>
        seen.request.signal.addEventListener('abort', () => reject(seen.request.signal.reason)),
      )
    })
    const { session, api } = openPage(disk, provider)
    const stopped = session.start()
    await soon(() => expect(provider.seen).toHaveLength(3))
    session.pause()
    await stopped
    expect(session.snapshot()).toMatchObject({ phase: 'paused', problem: null })
    await soon(() => expect(disk.kept.values().next().value?.isPaused).toBe(true))

    const later = openAgain(disk, makeProvider())
    await later.session.start()
    expect(later.session.snapshot().phase).toBe('paused')
    expect(later.provider.seen).toEqual([])

    await session.resume()
    expect(session.snapshot().phase).toBe('uploaded')
    expect(starts(provider)).toEqual([0, 5, 10, 10, 15, 20])
    expect(api.discard).not.toHaveBeenCalled()
  })
})

it('warns on leaving only while bytes would stop or something would be lost', () => {
  const { session } = setUp()
  const at = (change: Partial<ReturnType<typeof session.snapshot>>) =>
    wouldLose({ ...session.snapshot(), ...change })
  for (const safety of ['bytes', 'words', 'nothing'] as const)
    for (const phase of ['checking', 'preparing', 'uploading'] as const)
      expect(at({ phase, safety })).toBe(true)
  expect(at({ phase: 'paused', safety: 'bytes' })).toBe(false)
  expect(at({ phase: 'failed', safety: 'bytes' })).toBe(false)
  expect(at({ phase: 'paused', safety: 'words' })).toBe(true)
  expect(at({ phase: 'uploaded', safety: 'words', isStored: true })).toBe(false)
  expect(at({ phase: 'uploaded', safety: 'nothing', isStored: true })).toBe(true)
})
