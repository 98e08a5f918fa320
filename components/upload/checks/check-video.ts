import type { VideoMime } from '@/lib/videos/schema'
import { UploadError } from '../engine/problem'
import type { Inspection, MediaFacts } from './inspect-media'
import { headBytes, sniffContainer } from './sniff-container'

export type UploadLimits = { maxVideoBytes: number; maxCoverBytes: number; maxVideoSeconds: number | null }

/** Worth a sentence, not a refusal. */
export type MediaNote = 'no_sound' | 'sound_unknown' | 'wide' | 'small' | 'not_playable_here'

export type CheckedVideo = { mime: VideoMime; media: MediaFacts; notes: MediaNote[] }

export type CheckTools = {
  inspect: (file: Blob) => Promise<Inspection>
  /** Whether this browser can show a type like `video/mp4; codecs="hvc1.1.6.L93.B0"`. */
  canPlay: (type: string) => boolean
}

/** Below this the clip looks soft on any phone of the last ten years. */
const smallSidePixels = 480
/** Encoders end on a frame or an audio packet, not on the second; the server allows the same on what arrives. */
const durationSlackSeconds = 0.5

async function readHead(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  } catch (cause) {
    throw new UploadError({ kind: 'file_gone' }, cause)
  }
}

function findNotes(media: MediaFacts, mime: VideoMime, canPlay: CheckTools['canPlay']): MediaNote[] {
  const notes: MediaNote[] = []
  // Browsers deny `video/quicktime` and play it all the same when the codecs inside are those of an MP4.
  const container = mime === 'video/webm' ? mime : 'video/mp4'
  const type = media.videoCodecString ? `${container}; codecs="${media.videoCodecString}"` : container
  if (!canPlay(type)) notes.push('not_playable_here')
  if (!media.hasSound) notes.push('no_sound')
  else if (media.audioCodec === null) notes.push('sound_unknown')
  if (media.width > media.height) notes.push('wide')
  if (Math.min(media.width, media.height) < smallSidePixels) notes.push('small')
  return notes
}

/**
 * Everything that can be known before a byte leaves the device, cheapest first. The server checks all of it
 * again on what arrives; this is so that nobody uploads for ten minutes to be told no.
 *
 * @throws UploadError with the reason the file cannot be used
 */
export async function checkVideo(file: Blob, limits: UploadLimits, tools: CheckTools): Promise<CheckedVideo> {
  if (file.size === 0) throw new UploadError({ kind: 'empty' })
  const mime = sniffContainer(await readHead(file))
  if (!mime) throw new UploadError({ kind: 'unreadable' })
  if (file.size > limits.maxVideoBytes)
    throw new UploadError({ kind: 'too_large', sizeBytes: file.size, limitBytes: limits.maxVideoBytes })

  const media = await tools.inspect(file)
  if (media === 'unreadable' || media === 'sound_only') throw new UploadError({ kind: media })
  if (media.cutOff || !(media.durationSeconds > 0)) throw new UploadError({ kind: 'cut_off' })
  if (media.videoCodec === null || media.videoCodec === 'prores') throw new UploadError({ kind: 'codec' })
  if (!(media.width > 0 && media.height > 0)) throw new UploadError({ kind: 'unreadable' })
  const limitSeconds = limits.maxVideoSeconds ?? Number.POSITIVE_INFINITY
  if (media.durationSeconds > limitSeconds + durationSlackSeconds)
    throw new UploadError({ kind: 'too_long', seconds: media.durationSeconds, limitSeconds })
  return { mime, media, notes: findNotes(media, mime, tools.canPlay) }
}
