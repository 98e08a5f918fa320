import 'server-only'
import { policyFor } from '../policies'
import type { StoredClip } from '../port'
import type { Playback } from '../schema'
import { cloudinaryAccount } from './account'
import { renditionUrls } from './renditions'

type Pinned = { key: string; pin: string }

const posterWidthPx = 720

/** A picture of at most `widthPx`, in the best format the asking browser takes. */
export function imageUrl({ key, pin }: Pinned, widthPx: number): string {
  const { deliveryBase } = cloudinaryAccount()
  return `${deliveryBase}/image/upload/c_limit,w_${widthPx}/f_auto,q_auto/v${pin}/${key}.jpg`
}

/**
 * The file for phones as soon as it is made, and from the start where the clip itself would stay black in some browsers: asked for
 * early, storage makes it at the first request. Then the clip as it came, and the stream. The poster is the
 * partner's cover, else the first frame as storage cuts it.
 */
export function playback(clip: StoredClip, cover: Pinned | null): Playback {
  const { deliveryBase } = cloudinaryAccount()
  const format = policyFor('video').formats[clip.mime] ?? 'mp4'
  const base = `${deliveryBase}/video/upload`
  const { file, stream } = renditionUrls(clip)
  const forPhones = { src: file, type: 'video/mp4', kind: 'file' } as const
  const original = {
    src: `${base}/v${clip.pin}/${clip.key}.${format}`,
    type: clip.mime,
    kind: 'file',
  } as const
  const adaptive = { src: stream, type: 'application/vnd.apple.mpegurl', kind: 'hls' } as const
  return {
    sources: [
      ...(clip.hasRenditions || !clip.playsAsIs ? [forPhones] : []),
      original,
      ...(clip.hasRenditions ? [adaptive] : []),
    ],
    poster: cover
      ? imageUrl(cover, posterWidthPx)
      : `${base}/so_0,c_limit,w_${posterWidthPx}/q_auto/v${clip.pin}/${clip.key}.jpg`,
  }
}
