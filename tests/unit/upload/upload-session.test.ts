import { describe, expect, it, vi } from 'vitest'
import { UploadError, type UploadProblem } from '@/components/upload/engine/problem'
import { ConnectionLost } from '@/components/upload/engine/transport'
import { wait } from '@/components/upload/engine/wait'
import type { SessionTools } from '@/components/upload/session/session-tools'
import { wouldLose } from '@/components/upload/session/snapshot'
import type { UploadSession } from '@/components/upload/session/upload-session'
import { soon } from '../../support/soon'
import { answer, makeProvider, makeTicket, receipt, said } from './send-harness'
import { describeIt, makeVideo, placeholder, refusal, setUp } from './session-harness'

describe('an upload', () => {
  it('runs from check to publication, with what storage said and the chosen cover', async () => {
    const { session, api, phases } = setUp()
    await session.start()
    expect(session.snapshot().phase).toBe('uploaded')
    describeIt(session)
    await session.wishPublish('publish')
    expect(phases).toEqual(['preparing', 'uploading', 'uploaded', 'publishing', 'published'])
    expect(api.presign.mock.calls[0]?.[0]).toEqual({
      kind: 'video',
      fileName: 'soup.mp4',
      mime: 'video/mp4',
      bytes: 25,
      durationSec: 6,
    })
    expect(api.publish.mock.calls[0]?.[0]).toEqual({
      uploadId: 'video-ticket',
      url: said.secure_url,
      receipt,
      name: 'Soup',
      description: 'Hot.',
      publish: true,
      coverUploadId: 'cover-ticket',
      placeholder,
    })
    expect(api.discard).not.toHaveBeenCalled()
  })

  it('remembers an early wish and publishes with the words of the moment the bytes are there', async () => {
    let finish = () => {}
    const gate = new Promise<void>((resolve) => {
      finish = resolve
    })
    const provider = makeProvider(async () => {
      await gate
      return answer(200, said)
    })
    const { session, api } = setUp({ provider })
    const done = session.start()
    await soon(() => expect(session.snapshot().phase).toBe('uploading'))
    session.draft = { name: 'First idea', description: '' }
    await session.wishPublish('draft')
    expect(api.publish).not.toHaveBeenCalled()
    session.draft = { name: 'Better idea', description: '' }
    finish()
    await done
    expect(api.publish.mock.calls[0]?.[0]).toMatchObject({ name: 'Better idea', publish: false })
  })

  it('forgets a wish that was taken back', async () => {
    const { session, api } = setUp()
    describeIt(session)
    await session.wishPublish('publish')
    session.withdrawWish()
    await session.start()
    expect(session.snapshot().phase).toBe('uploaded')
    expect(api.publish).not.toHaveBeenCalled()
  })

  it('goes back to the form when the words stopped being usable', async () => {
    const { session, api } = setUp()
    describeIt(session)
    await session.wishPublish('publish')
    session.draft = { name: '   ', description: '' }
    await session.start()
    expect(session.snapshot()).toMatchObject({ phase: 'uploaded', wish: null })
    expect(api.publish).not.toHaveBeenCalled()
  })

  it('asks for nothing when the file cannot be used', async () => {
    const { session, api } = setUp({ tools: { inspect: async () => 'sound_only' } })
    await session.start()
    expect(session.snapshot()).toMatchObject({ phase: 'unusable', problem: { kind: 'sound_only' } })
    expect(api.presign).not.toHaveBeenCalled()
  })

  it('gives the ticket back and falls silent when cancelled', async () => {
    const provider = makeProvider(() => new Promise<never>(() => undefined))
    const { session, api } = setUp({ provider })
    void session.start()
    await soon(() => expect(provider.seen).toHaveLength(1))
    session.cancel()
    expect(api.discard).toHaveBeenCalledWith('video-ticket')
    expect(provider.seen[0]?.request.signal.aborted).toBe(true)
    const heard = vi.fn()
    session.subscribe(heard)
    session.chooseCover(1)
    await session.wishPublish('publish')
    await wait(5, new AbortController().signal)
    expect(heard).not.toHaveBeenCalled()
  })

  it('never takes a published clip back', async () => {
    const { session, api } = setUp()
    describeIt(session)
    await session.wishPublish('publish')
    await session.start()
    session.cancel()
    expect(api.discard).not.toHaveBeenCalled()
  })
})

describe('trouble', () => {
  const failing = (problem: Partial<UploadProblem>) => ({ phase: 'failed', problem })

  it('goes on after a dead connection with the same ticket, and the figure does not go back', async () => {
    let dead = true
    const provider = makeProvider((seen) =>
      dead && seen.range === 'bytes 15-19/25' ? new ConnectionLost('reset') : answer(200, said),
    )
    const { session, api } = setUp({ provider })
    await session.start()
    expect(session.snapshot()).toMatchObject(failing({ kind: 'connection' }))
    const sentBytes = session.snapshot().progress.sentBytes
    expect(sentBytes).toBe(20)
    const shown: number[] = []
    session.subscribe(() => shown.push(session.snapshot().progress.sentBytes))
    dead = false
    const before = provider.seen.length
    await session.retry()
    expect(session.snapshot().phase).toBe('uploaded')
    expect(api.presign).toHaveBeenCalledTimes(1)
    expect(provider.seen.slice(before).map(({ range }) => range)).toEqual([
      'bytes 15-19/25',
      'bytes 20-24/25',
    ])
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(sentBytes)
  })

  it('starts with a fresh ticket after a refusal, and gives the old one back', async () => {
    let refuse = true
    const provider = makeProvider(() =>
      refuse ? answer(400, { error: { message: 'No.' } }) : answer(200, said),
    )
    const { session, api } = setUp({ provider })
    await session.start()
    expect(session.snapshot()).toMatchObject(failing({ kind: 'storage_refused' }))
    expect(api.discard).toHaveBeenCalledTimes(1)
    refuse = false
    await session.retry()
    expect(session.snapshot().phase).toBe('uploaded')
    expect(api.presign).toHaveBeenCalledTimes(2)
  })

  it('sends nothing again when only publishing failed', async () => {
    const { session, api, provider } = setUp()
    api.publish.mockRejectedValueOnce(refusal('session_ended'))
    describeIt(session)
    await session.wishPublish('publish')
    await session.start()
    expect(session.snapshot()).toMatchObject(failing({ kind: 'refused', code: 'session_ended' }))
    const sent = provider.seen.length
    await session.retry()
    expect(session.snapshot().phase).toBe('published')
    expect(provider.seen).toHaveLength(sent)
  })

  it('keeps asking while the app server is down', async () => {
    const { session, api } = setUp()
    api.publish
      .mockRejectedValueOnce(refusal('db_unavailable'))
      .mockRejectedValueOnce(new UploadError({ kind: 'connection' }))
    describeIt(session)
    await session.wishPublish('publish')
    await session.start()
    expect(session.snapshot().phase).toBe('published')
    expect(api.publish).toHaveBeenCalledTimes(3)
  })

  it('starts over when the server found another file than was announced', async () => {
    const { session, api, provider } = setUp()
    api.publish.mockRejectedValueOnce(refusal('upload_missing'))
    describeIt(session)
    await session.wishPublish('publish')
    await session.start()
    expect(session.snapshot().phase).toBe('failed')
    expect(api.discard).toHaveBeenCalledWith('video-ticket')
    const sent = provider.seen.length
    await session.retry()
    expect(session.snapshot().phase).toBe('published')
    expect(provider.seen.length).toBeGreaterThan(sent)
  })

  it('shows a clip that storage cannot confirm yet, and asks until it can', async () => {
    const { session, api, phases } = setUp()
    const waiting = { video: makeVideo('verifying'), verifying: true }
    api.publish.mockResolvedValueOnce(waiting).mockResolvedValueOnce(waiting)
    describeIt(session)
    await session.wishPublish('publish')
    await session.start()
    expect(phases.slice(-3)).toEqual(['publishing', 'verifying', 'published'])
    expect(api.publish).toHaveBeenCalledTimes(3)
  })

  it('turns an error of our own making into a problem and not into silence', async () => {
    const { session, api } = setUp()
    api.presign.mockRejectedValueOnce(new TypeError('undefined is not a function'))
    await session.start()
    expect(session.snapshot()).toMatchObject(failing({ kind: 'broken' }))
  })
})

describe('the cover', () => {
  const coverless = async (
    tools: Partial<SessionTools>,
    change?: (api: ReturnType<typeof setUp>['api']) => void,
  ) => {
    const { session, api } = setUp({ tools })
    change?.(api)
    describeIt(session)
    await session.start()
    await session.wishPublish('publish')
    expect(session.snapshot().phase).toBe('published')
    return api
  }

  it('never stands in the way: no frame, no ticket, no storage, no approval', async () => {
    const noFrames = await coverless({
      // biome-ignore lint/correctness/useYield: fails before its first frame
      async *captureFrames() {
        throw new Error('the browser cannot decode this clip')
      },
    })
    expect(noFrames.publish.mock.calls[0]?.[0]).not.toHaveProperty('coverUploadId')

    const noTicket = await coverless({}, (api) =>
      api.presign.mockImplementation(async (input) => {
        if (input.kind === 'cover') throw refusal('rate_limited')
        return { ...makeTicket(), uploadId: 'video-ticket' }
      }),
    )
    expect(noTicket.publish.mock.calls[0]?.[0]).not.toHaveProperty('coverUploadId')

    const notApproved = await coverless({}, (api) =>
      api.publish.mockRejectedValueOnce(refusal('validation_failed', { coverUploadId: ['No.'] })),
    )
    expect(notApproved.publish.mock.calls.map(([input]) => input.coverUploadId)).toEqual([
      'cover-ticket',
      undefined,
    ])
  })

  it('is the frame that was chosen, and a frame sent before is given back', async () => {
    const { session, api, provider } = setUp()
    await session.start()
    await soon(() => expect(session.snapshot().cover.state).toBe('ready'))
    session.chooseCover(2)
    await session.wishPublish('publish')
    session.chooseCover(1)
    describeIt(session)
    await session.wishPublish('publish')
    const frames = provider.seen.map(({ bytes }) => bytes).filter((bytes) => bytes.startsWith('f'))
    expect(frames.at(-1)).toBe('f1.5')
    expect(api.discard).toHaveBeenCalledWith('cover-ticket')
  })

  it('is the best still of the strip, unless somebody has picked another one before it was found', async () => {
    const { session } = setUp()
    await session.start()
    await soon(() => expect(session.snapshot().cover.state).toBe('ready'))
    const { cover } = session.snapshot()
    expect(cover.frames.map(({ atSeconds }) => atSeconds)).toEqual([0.5, 1.5, 2.5, 3.5, 4.5, 5.5])
    expect(cover).toMatchObject({ chosen: 4, isPicked: false })

    const picky = setUp().session
    picky.chooseCover(1)
    await picky.start()
    await soon(() => expect(picky.snapshot().cover.state).toBe('ready'))
    expect(picky.snapshot().cover).toMatchObject({ chosen: 1, isPicked: true })
  })

  it('is a picture of one’s own, which stays when a frame is looked at in between', async () => {
    const { session, provider } = setUp()
    await session.start()
    await soon(() => expect(session.snapshot().cover.state).toBe('ready'))
    session.chooseCover('own', new Blob(['own']))
    session.chooseCover(0)
    session.chooseCover('own')
    describeIt(session)
    await session.wishPublish('publish')
    expect(provider.seen.map(({ bytes }) => bytes)).toContain('own')
  })
})

it('would lose something from the first check until the server has the clip', () => {
  const { session } = setUp()
  const at = (phase: ReturnType<UploadSession['snapshot']>['phase']) =>
    wouldLose({ ...session.snapshot(), phase })
  expect(
    (['checking', 'preparing', 'uploading', 'uploaded', 'publishing', 'failed'] as const).every(at),
  ).toBe(true)
  expect((['unusable', 'verifying', 'published'] as const).some(at)).toBe(false)
})
