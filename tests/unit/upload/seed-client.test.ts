import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApiClient } from '@/prisma/seed/api-client'
import { uploadFile } from '@/prisma/seed/upload-file'

const origin = 'http://localhost:3000'
const noPause = () => vi.fn(async () => undefined)

/** Takes the request and says nothing; without a time limit the caller would wait for ever. */
const silent = (_: unknown, init?: RequestInit) =>
  new Promise<Response>((_resolve, reject) => {
    const signal = init?.signal
    if (!signal) return reject(new Error('this call would hang'))
    signal.addEventListener('abort', () => reject(signal.reason))
  })

/** Every time limit is over at once, and its length is written down. */
function hurryLimits() {
  const real = AbortSignal.timeout.bind(AbortSignal)
  return vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => real(1))
}

/** First one answer after the other, then `last` for ever. */
function answerInTurn(last: number, ...before: number[]) {
  const fetchStub = vi.fn(async (_url: URL, _init: RequestInit) => {
    const status = before.shift() ?? last
    return Response.json({ video: { status } }, { status })
  })
  vi.stubGlobal('fetch', fetchStub)
  return fetchStub
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the seed', () => {
  it('waits half a minute for the app and then says which call had no answer', async () => {
    const limits = hurryLimits()
    vi.stubGlobal('fetch', silent)
    await expect(createApiClient(origin).post('/api/videos', {})).rejects.toThrow('/api/videos: no answer')
    expect(limits).toHaveBeenCalledWith(30_000)
  })

  it('waits two minutes for storage and then says which file had no answer', async () => {
    const limits = hurryLimits()
    vi.stubGlobal('fetch', silent)
    const ticket = {
      uploadId: 'one',
      recipes: [{ kind: 'form', url: 'http://localhost:1/up', fields: [], fileField: 'file' }],
    }
    const file = path.join(import.meta.dirname, 'send-harness.ts')
    const sending = uploadFile({ post: async () => ticket }, { file, kind: 'video', mime: 'video/mp4' })
    await expect(sending).rejects.toThrow('send-harness.ts: no answer')
    expect(limits).toHaveBeenCalledWith(120_000)
  })

  it.each([200, 201])('repeats a call that was only accepted until it is done (%i)', async (done) => {
    const fetchStub = answerInTurn(done, 202, 202)
    const pause = noPause()
    const answer = await createApiClient(origin, pause).post('/api/videos', { name: 'Soup' })
    expect(answer).toEqual({ video: { status: done } })
    expect(pause.mock.calls).toEqual([[1_000], [1_000]])
    expect(fetchStub.mock.calls.map(([, { body }]) => body)).toEqual(Array(3).fill('{"name":"Soup"}'))
  })

  it('does not repeat for ever', async () => {
    const fetchStub = answerInTurn(202)
    const posting = createApiClient(origin, noPause()).post('/api/videos', {})
    await expect(posting).rejects.toThrow('/api/videos: accepted but not done after 30 tries')
    expect(fetchStub).toHaveBeenCalledTimes(30)
  })
})
