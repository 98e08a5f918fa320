import 'server-only'
import { policyFor } from '../policies'
import type { Playback } from '../schema'
import { cloudinaryAccount } from './account'

type Pinned = { key: string; pin: string }

const posterWidthPx = 720

/** A picture of at most `widthPx`, in the best format the asking browser takes. */
export function imageUrl({ key, pin }: Pinned, widthPx: number): string {
  const { deliveryBase } = cloudinaryAccount()
  return `${deliveryBase}/image/upload/c_limit,w_${widthPx}/f_auto,q_auto/v${pin}/${key}.jpg`
}

/** The clip itself, progressive; its poster is the partner's cover, else the first frame as storage cuts it. */
export function playback(clip: Pinned & { mime: string }, cover: Pinned | null): Playback {
  const { deliveryBase } = cloudinaryAccount()
  const format = policyFor('video').formats[clip.mime] ?? 'mp4'
  const base = `${deliveryBase}/video/upload`
  return {
    sources: [{ src: `${base}/v${clip.pin}/${clip.key}.${format}`, type: clip.mime, kind: 'file' }],
    poster: cover
      ? imageUrl(cover, posterWidthPx)
      : `${base}/so_0,c_limit,w_${posterWidthPx}/q_auto/v${clip.pin}/${clip.key}.jpg`,
  }
}
