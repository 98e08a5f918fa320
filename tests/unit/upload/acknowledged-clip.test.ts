import { describe, expect, it } from 'vitest'
import { UploadError } from '@/components/upload/engine/problem'
import { ConnectionLost } from '@/components/upload/engine/transport'
import { answer, makeProvider, said } from './send-harness'
import { describeIt, makeVideo, refusal, setUp } from './session-harness'

/** The server has answered 202, and every later question ends as told. */
async function acknowledgeThen(thrown: UploadError) {
  const made = setUp()
  made.api.publish
    .mockResolvedValueOnce({ video: makeVideo('verifying'), verifying: true })
    .mockRejectedValue(thrown)
  describeIt(made.session)
  await made.session.wishPublish('publish')
  await made.session.start()
  return made
}

describe('a clip that the server has acknowledged', () => {
  it.each([
    ['the connection stays away', new UploadError({ kind: 'connection' })],
    ['we asked too often', refusal('rate_limited')],
    ['the session ended', refusal('session_ended')],
    ['storage cannot find it yet', refusal('upload_missing')],
    ['its ticket ran out', refusal('upload_expired')],
  ])('keeps waiting and is never taken back when %s', async (_, thrown) => {
    const { session, api, phases } = await acknowledgeThen(thrown)
    expect(phases).not.toContain('failed')
    expect(session.snapshot()).toMatchObject({
      phase: 'verifying',
      problem: null,
      connection: 'steady',
      video: { status: 'verifying' },
    })
    session.cancel()
    await Promise.resolve()
    expect(api.discard).not.toHaveBeenCalled()
  })

  it('is given up only when the server itself has refused it for good, and not by us', async () => {
    const { session, api } = await acknowledgeThen(refusal('upload_rejected'))
    expect(session.snapshot()).toMatchObject({
      phase: 'failed',
      problem: { code: 'upload_rejected' },
      video: null,
    })
    session.cancel()
    expect(api.discard).not.toHaveBeenCalledWith('video-ticket')
  })
})

it('sends the chosen frame again when it got lost in the same gap as the publication', async () => {
  let isOnline = false
  const provider = makeProvider(({ bytes }) =>
    bytes.startsWith('f') && !isOnline ? new ConnectionLost('reset') : answer(200, said),
  )
  const { session, api } = setUp({ provider })
  await session.start()
  api.publish.mockImplementation(async () => {
    if (!isOnline) throw new UploadError({ kind: 'connection' })
    return { video: makeVideo('published'), verifying: false }
  })
  describeIt(session)
  await session.wishPublish('publish')
  expect(session.snapshot().phase).toBe('failed')
  isOnline = true
  await session.retry()
  expect(session.snapshot().phase).toBe('published')
  expect(api.publish.mock.lastCall?.[0].coverUploadId).toBe('cover-ticket')
})
