import { secondMs } from '@/lib/core/time'

/** One still of the clip, ready to show and to send. */
export type CoverFrame = { atSeconds: number; jpeg: Blob }

/** How many stills are offered. */
export const frameSlots = [0, 1, 2, 3, 4, 5] as const

const maxWidthPixels = 1_080
const jpegQuality = 0.86
/** A file the browser cannot decode often says nothing at all, neither event nor error. */
const patienceMs = 8 * secondMs

function once(video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const ended = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
  const onError = () => reject(new Error('the browser cannot decode this clip'))
  const onEnd = () => reject(ended.reason)
  video.addEventListener(event, () => resolve(), { once: true })
  video.addEventListener('error', onError, { once: true })
  ended.addEventListener('abort', onEnd, { once: true })
  return promise.finally(() => {
    video.removeEventListener('error', onError)
    ended.removeEventListener('abort', onEnd)
  })
}

/** Where to look: evenly spread, a little in from both ends, where clips fade or shake. */
export function pickTimes(durationSeconds: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (durationSeconds * (index + 0.5)) / count)
}

/** The frame to offer first: about one second in, or a tenth of a short clip. */
export function firstChoice(times: readonly number[], durationSeconds: number): number {
  const wanted = Math.max(1, durationSeconds * 0.1)
  let best = 0
  times.forEach((time, index) => {
    if (Math.abs(time - wanted) < Math.abs((times[best] ?? 0) - wanted)) best = index
  })
  return best
}

async function drawFrame(video: HTMLVideoElement): Promise<Blob> {
  const scale = Math.min(1, maxWidthPixels / video.videoWidth)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas here')
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  const { promise, resolve } = Promise.withResolvers<Blob | null>()
  canvas.toBlob(resolve, 'image/jpeg', jpegQuality)
  const jpeg = await promise
  if (!jpeg) throw new Error('no JPEG here')
  return jpeg
}

export type CaptureFrames = (
  file: Blob,
  times: readonly number[],
  signal: AbortSignal,
) => AsyncGenerator<CoverFrame>

/** Gives the stills one by one, so that the strip fills while the later ones are still being sought. */
export const captureFrames: CaptureFrames = async function* (file, times, signal) {
  const url = URL.createObjectURL(file)
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.preload = 'auto'
  try {
    const ready = once(video, 'loadeddata', signal)
    video.src = url
    await ready
    if (video.videoWidth === 0) throw new Error('no picture to draw')
    for (const atSeconds of times) {
      const sought = once(video, 'seeked', signal)
      video.currentTime = Math.min(atSeconds, Math.max(0, video.duration - 0.05))
      await sought
      yield { atSeconds, jpeg: await drawFrame(video) }
    }
  } finally {
    // Without this Safari keeps the decoder, of which a phone has few.
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}
