import { minuteMs } from '@/lib/core/time'
import type { CopyAnswer, CopyOrder } from './copy-worker'

/** The bytes of clips on their way; a picked file itself is gone with the page. */
export type ByteStore = {
  /** @returns the copy, or null where there is no room or no such place */
  copyIn: (id: string, file: File, signal: AbortSignal) => Promise<File | null>
  /** @returns the copy, or null when it is not there or not whole */
  open: (id: string, sizeBytes: number) => Promise<File | null>
  remove: (id: string) => Promise<void>
  ids: () => Promise<string[]>
}

const folder = 'morsel-uploads'
/** Browsers get slow near their quota, and the person may want to keep something else too. */
const spareRatio = 1.2
/** A disk that takes longer than this for a hundred megabytes is not worth waiting for. */
const copyPatienceMs = minuteMs

async function directory(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(folder, { create: true })
}

async function hasRoom(sizeBytes: number): Promise<boolean> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate()
  return quota - usage > sizeBytes * spareRatio
}

async function copyByWorker(order: CopyOrder, outerSignal: AbortSignal): Promise<boolean> {
  const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), { type: 'module' })
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const signal = AbortSignal.any([outerSignal, AbortSignal.timeout(copyPatienceMs)])
  const giveUp = () => resolve(false)
  worker.onmessage = ({ data }: MessageEvent<CopyAnswer>) => resolve(data.copied)
  worker.onerror = giveUp
  signal.addEventListener('abort', giveUp, { once: true })
  worker.postMessage(order)
  return promise.finally(() => worker.terminate())
}

let line: Promise<unknown> = Promise.resolve()

/** One after the other: copies share one disk, and the first clip would be safe no sooner. */
function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = line.then(work)
  line = done.catch(() => undefined)
  return done
}

/** The origin-private file system (OPFS). Nothing in it throws: without a copy an upload works all the same. */
export const browserBytes: ByteStore = {
  async copyIn(id, file, signal) {
    const copied = await inLine(
      async () =>
        !signal.aborted &&
        (await hasRoom(file.size).catch(() => false)) &&
        (await copyByWorker({ folder, name: id, file }, signal).catch(() => false)),
    )
    if (copied) return this.open(id, file.size)
    await this.remove(id)
    return null
  },
  async open(id, sizeBytes) {
    try {
      const file = await (await (await directory()).getFileHandle(id)).getFile()
      return file.size === sizeBytes ? file : null
    } catch {
      return null
    }
  },
  async remove(id) {
    await directory()
      .then((place) => place.removeEntry(id))
      .catch(() => undefined)
  },
  async ids() {
    const names: string[] = []
    try {
      for await (const name of (await directory()).keys()) names.push(name)
    } catch {
      // Nowhere to look is nothing to find.
    }
    return names
  },
}
