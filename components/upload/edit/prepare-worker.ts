import {
  BlobSource,
  BufferTarget,
  Conversion,
  type ConversionAudioOptions,
  type ConversionVideoOptions,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  Quality,
  WEBM,
} from 'mediabunny'
import type { Plan } from './plan-preparation'

export type PrepareOrder = { file: Blob; plan: Plan }
export type PrepareAnswer =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; mp4: ArrayBuffer }
  | { kind: 'failed'; reason: string }

/** As often as storage cuts its streams, so that a player may begin anywhere. */
const keyFrameSeconds = 2
/** A start this far from a key frame is not worth a second encoding of the whole clip. */
const startToleranceSeconds = 0.2
/** The two packets of sound that a decoder needs before the first one that is heard. */
const soundShiftSeconds = 0.1
const soundBitsPerSecond = 128_000

function pictureOptions({ picture }: Plan): ConversionVideoOptions {
  if (picture === 'copy') return {}
  return {
    codec: 'avc',
    width: picture.width,
    height: picture.height,
    fit: 'cover',
    quality: new Quality({ bitrate: picture.bitsPerSecond }),
    keyFrameInterval: keyFrameSeconds,
    forceTranscode: true,
    // Turned for good: not every player reads the note that says which way is up.
    allowTransformationMetadata: false,
    ...(picture.crop ? { crop: picture.crop } : {}),
  }
}

function soundOptions({ sound }: Plan): ConversionAudioOptions {
  if (sound === 'copy') return {}
  return { codec: sound, quality: new Quality({ bitrate: soundBitsPerSecond }) }
}

async function prepare({ file, plan }: PrepareOrder): Promise<ArrayBuffer> {
  const input = new Input({ source: new BlobSource(file), formats: [MP4, QTFF, WEBM] })
  // In memory: the result is bounded by the limit of an upload, and an index in front wants a second pass anyway.
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  try {
    const conversion = await Conversion.init({
      input,
      output,
      tracks: 'primary',
      video: pictureOptions(plan),
      audio: soundOptions(plan),
      ...(plan.span ? { trim: { start: plan.span.startSeconds, end: plan.span.endSeconds } } : {}),
      copy: plan.isExact
        ? { shiftTolerance: soundShiftSeconds, boundaryTolerance: startToleranceSeconds }
        : { mode: 'forced', shiftTolerance: Number.POSITIVE_INFINITY },
      // Phones write down where a clip was filmed; a kitchen may be somebody's home.
      tags: {},
      showWarnings: false,
    })
    const [lost] = conversion.discardedTracks
    if (lost || !conversion.isValid) throw new Error(`a track would be lost: ${lost?.reason ?? 'unknown'}`)
    conversion.onProgress = (share) => postMessage({ kind: 'progress', share } satisfies PrepareAnswer)
    await conversion.execute()
    if (!target.buffer) throw new Error('nothing was written')
    return target.buffer
  } finally {
    input.dispose()
  }
}

// In a worker, so that a page that encodes a minute of video still answers to a finger.
addEventListener('message', ({ data }: MessageEvent<PrepareOrder>) => {
  prepare(data).then(
    (mp4) => postMessage({ kind: 'done', mp4 } satisfies PrepareAnswer, { transfer: [mp4] }),
    (thrown: unknown) => postMessage({ kind: 'failed', reason: String(thrown) } satisfies PrepareAnswer),
  )
})
