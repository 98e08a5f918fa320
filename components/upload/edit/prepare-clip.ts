import type { Plan } from './plan-preparation'
import type { PrepareAnswer, PrepareOrder } from './prepare-worker'

type PrepareHooks = { signal: AbortSignal; onProgress: (share: number) => void }

/** `IMG_0042.MOV` becomes `IMG_0042.mp4`. */
export function preparedName(fileName: string): string {
  return `${fileName.replace(/\.[a-z0-9]{1,5}$/i, '') || 'clip'}.mp4`
}

/**
 * Makes an MP4 of a clip as planned. The file itself is only read; whatever goes wrong, it is still there to be sent.
 *
 * @throws Error when this browser cannot do it after all, DOMException `AbortError` when it was called off
 */
export async function prepareClip(
  file: File,
  plan: Plan,
  { signal, onProgress }: PrepareHooks,
): Promise<File> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module' })
  const { promise, resolve, reject } = Promise.withResolvers<ArrayBuffer>()
  const onAbort = () => reject(signal.reason)
  worker.onmessage = ({ data }: MessageEvent<PrepareAnswer>) => {
    if (data.kind === 'progress') onProgress(data.share)
    else if (data.kind === 'done') resolve(data.mp4)
    else reject(new Error(data.reason))
  }
  worker.onerror = ({ message }) => reject(new Error(message || 'the worker did not start'))
  signal.addEventListener('abort', onAbort, { once: true })
  worker.postMessage({ file, plan } satisfies PrepareOrder)
  try {
    const mp4 = await promise
    return new File([mp4], preparedName(file.name), { type: 'video/mp4', lastModified: file.lastModified })
  } finally {
    signal.removeEventListener('abort', onAbort)
    // Also what stops a conversion: with its thread everything ends that it held.
    worker.terminate()
  }
}
