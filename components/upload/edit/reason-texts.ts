import type { UploadLimits } from '../checks/check-video'
import { formatBytes } from '../format'
import type { Reason, Source } from './plan-preparation'

const codecNames: Record<string, string> = { hevc: 'HEVC', vp8: 'VP8', vp9: 'VP9', av1: 'AV1', avc: 'H.264' }

const nameOf = ({ media }: Source) => codecNames[media.videoCodec ?? ''] ?? 'an unusual format'

/** What we are going to do before the clip is sent, and why, one sentence for each reason. */
export function describePreparation(
  reasons: readonly Reason[],
  source: Source,
  limits: UploadLimits,
): string[] {
  const { media, sizeBytes } = source
  const texts: Record<Reason, string> = {
    picture_codec: `It is filmed in ${nameOf(source)}, which not every phone plays. We turn it into H.264 here first.`,
    sound_codec: 'Its sound is stored in a way that not every phone plays. We turn it into AAC here first.',
    container: 'It is not an MP4 file. We pack it into one, which takes a moment and changes nothing in it.',
    too_many_pixels: `It has more pixels than a phone shows (${media.width} × ${media.height}). We make it 1080p, which uploads much faster.`,
    too_large: `It has ${formatBytes(sizeBytes)} and the limit is ${formatBytes(limits.maxVideoBytes)}. We make it smaller here first.`,
  }
  // A new picture comes in an MP4 anyway.
  const isRedrawn = reasons.includes('picture_codec')
  return reasons.filter((reason) => reason !== 'container' || !isRedrawn).map((reason) => texts[reason])
}

/** What to expect where this browser cannot prepare the clip: the original is sent, unless it is too large. */
export function describeInability(
  reasons: readonly Reason[],
  source: Source,
  limits: UploadLimits,
): string[] {
  const texts: Partial<Record<Reason, string>> = {
    picture_codec: `This browser cannot prepare ${nameOf(source)}. We send the original, and our storage converts it; that takes a few minutes, in which some phones will not play it.`,
    sound_codec: 'This browser cannot prepare its sound. We send the original, and our storage converts it.',
    too_many_pixels:
      'It has more pixels than a phone shows, and this browser cannot make it smaller. We send the original, which takes longer.',
    too_large: `It has ${formatBytes(source.sizeBytes)}, the limit is ${formatBytes(limits.maxVideoBytes)}, and this browser cannot make it smaller. Cut it shorter below, or export it as 1080p and choose that file.`,
  }
  return reasons.flatMap((reason) => texts[reason] ?? [])
}
