import { describe, expect, it, vi } from 'vitest'
import { UploadError } from '@/components/upload/engine/problem'
import type { Connection } from '@/components/upload/engine/send-part'
import { type SendJob, sendRecipe } from '@/components/upload/engine/send-recipe'
import { keepSignature } from '@/components/upload/engine/signature-keeper'
import { ConnectionLost } from '@/components/upload/engine/transport'
import { answer, makePermission, makeProvider, makeTools, receipt, said } from './send-harness'

const text = 'abcdefghijklmnopqrstuvwxy'

function makeJob(provider: ReturnType<typeof makeProvider>, change: Partial<SendJob> = {}) {
  const { tools, sleptMs } = makeTools(provider.transport)
  const progress: number[] = []
  const connections: Connection[] = []
  const job: SendJob = {
    file: new Blob([text]),
    fileName: 'soup.mp4',
    signatures: keepSignature(makePermission(), async () => makePermission('second')),
    ledger: { uniqueId: 'unique', doneParts: new Set(), isKept: false, save: async () => undefined },
    tools,
    signal: new AbortController().signal,
    onProgress: (bytes) => progress.push(bytes),
    onConnection: (connection) => connections.push(connection),
    ...change,
  }
  return { job, sleptMs, progress, connections }
}

const problemOf = async (running: Promise<unknown>) => {
  const thrown = await running.then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof UploadError ? thrown.problem : thrown
}

describe('sendRecipe', () => {
  it('sends a small file in one POST, fields first and the file last, without chunk headers', async () => {
    const provider = makeProvider()
    const { job, progress } = makeJob(provider, { file: new Blob(['abcde']) })
    await expect(sendRecipe(job)).resolves.toEqual({ url: said.secure_url, receipt })
    expect(provider.seen).toHaveLength(1)
    expect(provider.seen[0]).toMatchObject({ range: null, uniqueId: null, bytes: 'abcde' })
    expect(provider.seen[0]?.fieldOrder).toEqual(['api_key', 'signature', 'file'])
    expect(progress.at(-1)).toBe(5)
  })

  it('sends a larger one in parts that join to the same bytes, under one id', async () => {
    const provider = makeProvider()
    await sendRecipe(makeJob(provider).job)
    const byStart = [...provider.seen].sort((a, b) => text.indexOf(a.bytes) - text.indexOf(b.bytes))
    expect(byStart.map(({ bytes }) => bytes).join('')).toBe(text)
    expect(new Set(provider.seen.map(({ uniqueId }) => uniqueId))).toEqual(new Set(['unique']))
    expect(provider.seen[0]?.range).toBe('bytes 0-4/25')
    expect(provider.seen.at(-1)?.range).toBe('bytes 20-24/25')
  })

  it('never lets a part overtake the first, nor the last overtake any', async () => {
    const provider = makeProvider(async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4))
      return answer(200, said)
    })
    await sendRecipe(makeJob(provider).job)
    expect(provider.events.slice(0, 2)).toEqual(['start bytes 0-4/25', 'end bytes 0-4/25'])
    expect(provider.events.slice(-2)).toEqual(['start bytes 20-24/25', 'end bytes 20-24/25'])
  })

  it('tries a part again after a dropped connection, a 503 and a 420, and only that part', async () => {
    const trouble = [new ConnectionLost('reset'), answer(503), answer(420, {}, 7)]
    const provider = makeProvider((seen) =>
      seen.range === 'bytes 5-9/25' ? (trouble.shift() ?? answer(200)) : answer(200, said),
    )
    const { job, sleptMs, connections } = makeJob(provider)
    await sendRecipe(job)
    expect(provider.seen.filter(({ range }) => range === 'bytes 5-9/25')).toHaveLength(4)
    expect(provider.seen).toHaveLength(8)
    expect(sleptMs).toEqual([375, 750, 7_000])
    expect(connections).toContain('retrying')
    expect(connections.at(-1)).toBe('steady')
  })

  it('gives up after eight failures in a row and says that the connection is to blame', async () => {
    const provider = makeProvider(() => new ConnectionLost('reset'))
    const { job } = makeJob(provider)
    expect(await problemOf(sendRecipe(job))).toEqual({ kind: 'connection' })
    expect(provider.seen).toHaveLength(8)
  })

  it('does not count the time offline against the connection', async () => {
    let attempts = 0
    const provider = makeProvider(() => (attempts++ < 30 ? new ConnectionLost('offline') : answer(200, said)))
    const { tools, sleptMs } = makeTools(provider.transport, () => false)
    const { job, connections } = makeJob(provider, { tools })
    await sendRecipe(job)
    expect(sleptMs).toHaveLength(30)
    expect(connections).toContain('offline')
  })

  it('renews an aged signature once for all lanes and goes on under the same id', async () => {
    const provider = makeProvider((seen) =>
      seen.signature === 'first' && seen.range !== 'bytes 0-4/25' ? answer(401) : answer(200, said),
    )
    const renew = vi.fn(async () => makePermission('second'))
    const { job, sleptMs } = makeJob(provider, { signatures: keepSignature(makePermission(), renew) })
    await sendRecipe(job)
    expect(renew).toHaveBeenCalledTimes(1)
    expect(sleptMs).toEqual([])
    expect(new Set(provider.seen.map(({ uniqueId }) => uniqueId))).toEqual(new Set(['unique']))
    expect(provider.seen.at(-1)?.signature).toBe('second')
  })

  it('can renew again an hour later, but not twice in vain', async () => {
    let generation = 0
    const renew = vi.fn(async () => makePermission(`fresh ${++generation}`))
    const refusedOnce = new Set<string | null>()
    const hourly = makeProvider((seen) => {
      if (refusedOnce.has(seen.range)) return answer(200, said)
      refusedOnce.add(seen.range)
      return answer(401)
    })
    await sendRecipe(makeJob(hourly, { signatures: keepSignature(makePermission(), renew) }).job)
    expect(renew.mock.calls.length).toBeGreaterThan(1)

    renew.mockClear()
    const hopeless = makeProvider(() => answer(401, { error: { message: 'Invalid Signature' } }))
    const { job } = makeJob(hopeless, { signatures: keepSignature(makePermission(), renew) })
    expect(await problemOf(sendRecipe(job))).toEqual({ kind: 'storage_refused', reason: 'Invalid Signature' })
    expect(renew).toHaveBeenCalledTimes(1)
  })

  it('lets a lane that was refused with the old permission simply use the new one', async () => {
    const old = makePermission()
    const renew = vi.fn(async () => makePermission('second'))
    const signatures = keepSignature(old, renew)
    expect(await signatures.replace(old)).toBe(true)
    expect(await signatures.replace(old)).toBe(true)
    expect(await signatures.replace(signatures.current())).toBe(false)
    expect(renew).toHaveBeenCalledTimes(1)
  })

  it('stops at a refusal, with the reason, and starts nothing after it', async () => {
    const provider = makeProvider(() => answer(400, { error: { message: 'Not a video' } }))
    expect(await problemOf(sendRecipe(makeJob(provider).job))).toEqual({
      kind: 'storage_refused',
      reason: 'Not a video',
    })
    expect(provider.seen).toHaveLength(1)
  })

  it('goes on where it stopped: only parts that are not done, and the last one for its receipt', async () => {
    const provider = makeProvider()
    const { job, progress } = makeJob(provider, {
      ledger: {
        uniqueId: 'unique',
        doneParts: new Set([0, 1, 2, 4]),
        isKept: false,
        save: async () => undefined,
      },
    })
    await sendRecipe(job)
    expect(provider.seen.map(({ range }) => range)).toEqual(['bytes 15-19/25', 'bytes 20-24/25'])
    expect(progress[0]).toBeGreaterThan(0)
    expect(progress.at(-1)).toBe(25)
  })

  it('writes down what is done, so that a second run can', async () => {
    const provider = makeProvider((seen) => (seen.range === 'bytes 20-24/25' ? answer(404) : answer(200)))
    const { job } = makeJob(provider)
    await problemOf(sendRecipe(job))
    expect([...job.ledger.doneParts].sort()).toEqual([0, 1, 2, 3])
  })

  it('sees a file that was moved away, which the browser reports as a network error', async () => {
    const provider = makeProvider(() => new ConnectionLost('error'))
    const file = new Blob(['abcde'])
    const { job } = makeJob(provider, { file })
    provider.transport = async () => {
      vi.spyOn(file, 'slice').mockReturnValue({
        arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
      } as Blob)
      throw new ConnectionLost('error')
    }
    job.tools = { ...job.tools, transport: provider.transport }
    expect(await problemOf(sendRecipe(job))).toEqual({ kind: 'file_gone' })
  })

  it.each([[{ done: false, bytes: 20 }], ['nonsense'], [null], [[]]])(
    'does not take %j for a stored file',
    async (body) => {
      const provider = makeProvider(() => answer(200, body))
      expect(await problemOf(sendRecipe(makeJob(provider).job))).toEqual({ kind: 'storage_confused' })
    },
  )

  it('hands on the address and the fields that the recipe names, and nothing else storage said', async () => {
    const more = { ...said, url: 'http://media.test/plain', api_key: 'key', eager: ['x'.repeat(9_000)] }
    const provider = makeProvider(() => answer(200, more))
    expect(await sendRecipe(makeJob(provider).job)).toEqual({ url: said.secure_url, receipt })
  })

  it('ends when cancelled: no further request, no retry', async () => {
    const cancel = new AbortController()
    const provider = makeProvider(() => {
      cancel.abort(new DOMException('cancelled', 'AbortError'))
      return new ConnectionLost('aborted')
    })
    const { job } = makeJob(provider, { signal: cancel.signal })
    await expect(sendRecipe(job)).rejects.toThrow('cancelled')
    expect(provider.seen).toHaveLength(1)
  })
})
