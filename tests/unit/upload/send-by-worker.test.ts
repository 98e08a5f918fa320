import { afterEach, describe, expect, it, vi } from 'vitest'
import { UploadError } from '@/components/upload/engine/problem'
import type { SendJob } from '@/components/upload/engine/send-recipe'
import { keepSignature } from '@/components/upload/engine/signature-keeper'
import { ConnectionLost } from '@/components/upload/engine/transport'
import { takeFingerprint } from '@/components/upload/keep/fingerprint'
import { makeFingerprintByWorker } from '@/components/upload/worker/fingerprint-by-worker'
import { makeSendByWorker } from '@/components/upload/worker/send-by-worker'
import { soon } from '../../support/soon'
import { answer, makePermission, makeProvider, makeTools, receipt, said } from './send-harness'
import { makeSender, makeWorker } from './worker-harness'

const text = 'abcdefghijklmnopqrstuvwxy'

function setUp(inWorker = makeProvider(), change: Partial<SendJob> = {}) {
  const inPage = makeProvider()
  const worker = makeSender(makeTools(inWorker.transport).tools)
  const progress: number[] = []
  const saved: number[][] = []
  const control = new AbortController()
  const doneParts = new Set<number>()
  const job: SendJob = {
    file: new Blob([text]),
    fileName: 'soup.mp4',
    signatures: keepSignature(makePermission(), async () => makePermission('second')),
    ledger: {
      uniqueId: 'unique',
      doneParts,
      isKept: true,
      save: async () => void saved.push([...doneParts]),
    },
    tools: makeTools(inPage.transport).tools,
    signal: control.signal,
    onProgress: (bytes) => progress.push(bytes),
    onConnection: () => undefined,
    ...change,
  }
  const run = () => makeSendByWorker(worker.start)(job)
  return { run, job, worker, inPage, inWorker, progress, saved, control }
}

afterEach(() => vi.useRealTimers())

describe('sending in a worker', () => {
  it('sends every byte there and none in the page, tells progress, and ends the thread', async () => {
    const { run, worker, inPage, inWorker, progress } = setUp()
    await expect(run()).resolves.toEqual({ url: said.secure_url, receipt })
    expect(inWorker.seen.map(({ bytes }) => bytes).join('')).toBe(text)
    expect(inPage.seen).toEqual([])
    expect(progress.at(-1)).toBe(25)
    expect(worker.log).toMatchObject({ started: 1, ended: 1 })
  })

  it('has the page write each part down before the next one leaves', async () => {
    const order: string[] = []
    const provider = makeProvider((seen) => {
      order.push(`sent ${seen.range}`)
      return answer(200, said)
    })
    const { run, job, saved } = setUp(provider)
    const save = job.ledger.save
    job.ledger.save = async () => {
      order.push('saved')
      await save()
    }
    await run()
    expect(order.filter((_, index) => index % 2 === 1)).toEqual(Array(4).fill('saved'))
    expect(saved).toEqual([[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]])
  })

  it('asks the page for a fresh signature, and not twice in vain', async () => {
    const stale = makeProvider((seen) => (seen.signature === 'first' ? answer(401) : answer(200, said)))
    await expect(setUp(stale).run()).resolves.toEqual({ url: said.secure_url, receipt })

    const hopeless = makeProvider(() => answer(401, { error: { message: 'Invalid Signature' } }))
    const renew = vi.fn(async () => makePermission('second'))
    const { run } = setUp(hopeless, { signatures: keepSignature(makePermission(), renew) })
    await expect(run()).rejects.toMatchObject({
      problem: { kind: 'storage_refused', reason: 'Invalid Signature' },
    })
    expect(renew).toHaveBeenCalledTimes(1)
  })

  it('fails as the page failed when that could not renew', async () => {
    const signedOut = new UploadError({ kind: 'connection' })
    const signatures = keepSignature(makePermission(), () => Promise.reject(signedOut))
    const { run, worker } = setUp(
      makeProvider(() => answer(401)),
      { signatures },
    )
    await expect(run()).rejects.toBe(signedOut)
    expect(worker.log.ended).toBe(1)
  })

  it('ends the thread the moment it is called off', async () => {
    const { run, control, worker } = setUp(makeProvider(() => new Promise<never>(() => undefined)))
    const running = run()
    const paused = new DOMException('The upload was paused.', 'AbortError')
    await soon(() => expect(worker.log.toPage.length).toBeGreaterThan(1))
    control.abort(paused)
    await expect(running).rejects.toBe(paused)
    expect(worker.log.ended).toBe(1)
  })
})

describe('without a worker', () => {
  it('sends in the page where none may start', async () => {
    const { job, inPage } = setUp()
    const start = () => {
      throw new DOMException('no workers here', 'SecurityError')
    }
    await expect(makeSendByWorker(start)(job)).resolves.toEqual({ url: said.secure_url, receipt })
    expect(inPage.seen.map(({ bytes }) => bytes).join('')).toBe(text)
  })

  it('goes on in the page, from the part that failed, when it breaks down on the way', async () => {
    const provider = makeProvider((_, attempt) => {
      if (attempt < 3) return answer(200, said)
      broken.worker.log.break()
      return new Promise<never>(() => undefined)
    })
    const broken = setUp(provider)
    await expect(broken.run()).resolves.toEqual({ url: said.secure_url, receipt })
    expect(broken.inPage.seen.map(({ bytes }) => bytes).join('')).toBe(text.slice(10))
    expect(broken.worker.log.ended).toBe(1)
  })

  it('does not wait for ever for one whose script never comes', async () => {
    vi.useFakeTimers()
    const { job, inPage } = setUp()
    const silent = makeWorker(() => undefined)
    const running = makeSendByWorker(silent.start)(job)
    await vi.advanceTimersByTimeAsync(10_000)
    await expect(running).resolves.toEqual({ url: said.secure_url, receipt })
    expect(inPage.seen.length).toBe(5)
    expect(silent.log.ended).toBe(1)
  })

  it('keeps trying there too when the network is what is missing', async () => {
    const { job } = setUp()
    let attempts = 0
    const weak = makeProvider(() => (attempts++ === 0 ? new ConnectionLost('reset') : answer(200, said)))
    const silent = makeWorker(() => undefined)
    const running = makeSendByWorker(silent.start)({ ...job, tools: makeTools(weak.transport).tools })
    await soon(() => expect(silent.log.started).toBe(1))
    silent.log.break()
    await expect(running).resolves.toEqual({ url: said.secure_url, receipt })
    expect(weak.seen.length).toBe(6)
  })
})

describe('a fingerprint', () => {
  const file = new File([text], 'soup.mp4', { lastModified: 7 })

  it('is the same from a worker and from the page', async () => {
    const worker = makeWorker((order, line) => {
      if (order.kind !== 'fingerprint') return
      void takeFingerprint(file).then((fingerprint) => line.post({ kind: 'fingerprint', fingerprint }))
    })
    const own = await takeFingerprint(file)
    expect(await makeFingerprintByWorker(worker.start)(file)).toEqual(own)
    const broken = makeWorker(() => broken.log.break())
    expect(await makeFingerprintByWorker(broken.start)(file)).toEqual(own)
  })

  it('says that a file is gone', async () => {
    const worker = makeWorker((_, line) => line.post({ kind: 'failed', problem: { kind: 'file_gone' } }))
    await expect(makeFingerprintByWorker(worker.start)(file)).rejects.toMatchObject({
      problem: { kind: 'file_gone' },
    })
  })
})
