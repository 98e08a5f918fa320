import { secondMs } from '@/lib/core/time'
import { encodeJpeg } from './encode-jpeg'
import { type FrameLook, measureFrame } from './rank-frames'

/** One still of the clip, ready to show and to send. */
export type CoverFrame = { atSeconds: number; jpeg: Blob; look: FrameLook }

/** How many stills are offered. */
export const frameSlots = [0, 1, 2, 3, 4, 5] as const

const maxWidthPixels = 1_080
const jpegQuality = 0.86
/** Enough to tell sharp from blurred, and a hundredth of the work. */
const lookWidthPixels = 240
/** A file the browser cannot decode often says nothing at all, neither event nor error. */
const patienceMs = 8 * secondMs
const framePatienceMs = 0.5 * secondMs
/** Darker than any picture, 0 to 255: what a canvas gets of a video that has nothing to give yet. */
const blackBrightness = 1
const blackPatienceMs = 3 * secondMs
const blackPauseMs = 100
/** The frame of a moment may have begun a little before it. */
const frameToleranceSeconds = 0.3

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

/**
 * Until the frame sought is the one to be drawn. WebKit says `seeked` earlier than that, and on a busy machine a canvas would get a black
 * picture; a browser that cannot tell, or does not, is not waited for.
 */
function shown(video: HTMLVideoElement, atSeconds: number): Promise<void> {
  if (!('requestVideoFrameCallback' in video)) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  const check: VideoFrameRequestCallback = (_, { mediaTime }) => {
    if (Math.abs(mediaTime - atSeconds) < frameToleranceSeconds) resolve()
    else video.requestVideoFrameCallback(check)
  }
  video.requestVideoFrameCallback(check)
  setTimeout(resolve, framePatienceMs)
  return promise
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

function draw(video: HTMLVideoElement, widthPixels: number) {
  const scale = Math.min(1, widthPixels / video.videoWidth)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas here')
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  return { canvas, context }
}

function lookAt(video: HTMLVideoElement): FrameLook {
  const { canvas, context } = draw(video, lookWidthPixels)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return measureFrame(data, width, height)
}

/** Black may be what the clip shows, or what WebKit hands out before the picture, for longer the busier the machine: so look again. */
async function lookPastBlack(video: HTMLVideoElement, signal: AbortSignal): Promise<FrameLook> {
  let look = lookAt(video)
  for (let waitedMs = 0; waitedMs < blackPatienceMs && look.brightness < blackBrightness; ) {
    signal.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, blackPauseMs))
    waitedMs += blackPauseMs
    look = lookAt(video)
  }
  return look
}

async function drawFrame(video: HTMLVideoElement): Promise<Blob> {
  const { canvas } = draw(video, maxWidthPixels)
  const jpeg = await encodeJpeg(canvas, jpegQuality)
  if (!jpeg) throw new Error('no JPEG here')
  return jpeg
}

/** @param source a file of this device, or the address of a clip whose storage lets other pages read it (CORS) */
export type CaptureFrames = (
  source: Blob | string,
  times: readonly number[],
  signal: AbortSignal,
) => AsyncGenerator<CoverFrame>

/** Gives the stills one by one, so that the strip fills while the later ones are still being sought. */
export const captureFrames: CaptureFrames = async function* (source, times, signal) {
  const url = typeof source === 'string' ? source : URL.createObjectURL(source)
  const video = document.createElement('video')
  // Without it a canvas that a foreign picture was drawn on gives nothing back.
  video.crossOrigin = 'anonymous'
  video.muted = true
  video.playsInline = true
  video.preload = 'auto'
  try {
    const ready = once(video, 'loadeddata', signal)
    video.src = url
    await ready
    if (video.videoWidth === 0) throw new Error('no picture to draw')
    for (const atSeconds of times) {
      const goal = Math.min(atSeconds, Math.max(0, video.duration - 0.05))
      const sought = Promise.all([once(video, 'seeked', signal), shown(video, goal)])
      video.currentTime = goal
      await sought
      const look = await lookPastBlack(video, signal)
      yield { atSeconds, jpeg: await drawFrame(video), look }
    }
  } finally {
    // Without this Safari keeps the decoder, of which a phone has few.
    video.removeAttribute('src')
    video.load()
    if (typeof source !== 'string') URL.revokeObjectURL(url)
  }
}
