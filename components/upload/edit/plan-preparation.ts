import type { VideoMime } from '@/lib/videos/schema'
import type { UploadLimits } from '../checks/check-video'
import type { MediaFacts } from '../checks/inspect-media'
import {
  cropWindow,
  freeAxis,
  maxShortSidePixels,
  type Rectangle,
  type Size,
  sizeToEncode,
} from './crop-window'

/** A checked file, before anything is done to it. */
export type Source = { mime: VideoMime; media: MediaFacts; sizeBytes: number }

export type Span = { startSeconds: number; endSeconds: number }

/** What the person wants of it: null leaves the whole length, the whole picture. */
export type Edit = { span: Span | null; cropPosition: number | null }

export const noEdit: Edit = { span: null, cropPosition: null }

/** Why a clip is better prepared than sent as it is. */
export type Reason = 'picture_codec' | 'sound_codec' | 'container' | 'too_many_pixels' | 'too_large'

/** What this browser can do with this very file. */
export type Ability = { canDraw: boolean; canHear: boolean; canWriteAac: boolean; canWriteOpus: boolean }

type Picture = Size & { crop: Rectangle | null; bitsPerSecond: number }

/** What the worker is to do. A copied track keeps its packets: no loss, and done in the time it takes to read. */
export type Plan = {
  span: Span | null
  picture: 'copy' | Picture
  sound: 'copy' | 'aac' | 'opus'
  /** Without an encoder a clip can only begin at one of its key frames. */
  isExact: boolean
}

const soundBitsPerSecond = 128_000
/** At 30 frames a second: 6 Mbit/s for 1080 x 1920, as phones and reels have it. */
const bitsPerPixelAndSecond = 3
const minBitsPerSecond = 600_000
/** Rate control overshoots, and the container wants its share. */
const roomRatio = 0.88

/** What stands between a file and every phone; an empty list for H.264 and AAC in MP4 of a fitting size. */
export function findReasons({ mime, media, sizeBytes }: Source, limits: UploadLimits): Reason[] {
  const reasons: Reason[] = []
  if (media.videoCodec !== 'avc') reasons.push('picture_codec')
  if (media.hasSound && media.audioCodec !== 'aac') reasons.push('sound_codec')
  if (mime !== 'video/mp4') reasons.push('container')
  if (Math.min(media.width, media.height) > maxShortSidePixels) reasons.push('too_many_pixels')
  if (sizeBytes > limits.maxVideoBytes) reasons.push('too_large')
  return reasons
}

export function lengthOf(span: Span | null, durationSeconds: number): number {
  return span ? span.endSeconds - span.startSeconds : durationSeconds
}

function planPicture(source: Source, edit: Edit, limits: UploadLimits): Picture {
  const { media, sizeBytes } = source
  const isCropped = edit.cropPosition !== null && freeAxis(media) !== null
  const crop = isCropped ? cropWindow(media, edit.cropPosition ?? 0.5) : null
  const size = sizeToEncode(crop ?? media)
  const wanted = size.width * size.height * bitsPerPixelAndSecond
  const seconds = Math.max(0.1, lengthOf(edit.span, media.durationSeconds))
  const allowed = (limits.maxVideoBytes * 8 * roomRatio) / seconds - soundBitsPerSecond
  // More bits than the source had show nothing more; half as many again, for the better codec it may have had.
  const had = ((sizeBytes * 8) / media.durationSeconds) * 1.5
  const bitsPerSecond = Math.round(Math.max(minBitsPerSecond, Math.min(wanted, allowed, had)))
  return { ...size, crop, bitsPerSecond }
}

/** AAC where it can be had; Opus, which MP4 holds too, rather than no sound at all. Null where there is no way. */
function planSound({ media }: Source, ability: Ability): Plan['sound'] | null {
  if (!media.hasSound || media.audioCodec === 'aac') return 'copy'
  if (ability.canHear && ability.canWriteAac) return 'aac'
  if (media.audioCodec === 'opus') return 'copy'
  return ability.canHear && ability.canWriteOpus ? 'opus' : null
}

/**
 * What has to be done to a file so that every phone plays it, edited as wished.
 *
 * @returns null where there is nothing to do, or nothing that this browser can do
 */
export function planPreparation(
  source: Source,
  edit: Edit,
  ability: Ability,
  limits: UploadLimits,
): Plan | null {
  const reasons = findReasons(source, limits)
  const sound = planSound(source, ability)
  if (sound === null) return null
  const isCropped = edit.cropPosition !== null && freeAxis(source.media) !== null
  const isEdited = isCropped || edit.span !== null
  const isHeavy = reasons.some((reason) => reason !== 'container' && reason !== 'sound_codec')
  if (!isEdited) {
    // Another picture beside the same foreign sound brings the clip to no phone that it was not on before.
    const staysForeign = reasons.includes('sound_codec') && sound !== 'aac'
    if (reasons.length === 0 || (staysForeign && !reasons.includes('too_large'))) return null
  }
  // Copied packets keep their codec and their size; only fewer of them can be had without a decoder.
  if (!ability.canDraw && (isCropped || (isHeavy && edit.span === null))) return null
  return {
    span: edit.span,
    picture: ability.canDraw && (isCropped || isHeavy) ? planPicture(source, edit, limits) : 'copy',
    sound,
    isExact: ability.canDraw,
  }
}
