import 'server-only'
import { v2 as cloudinary } from 'cloudinary'
import { cloudinaryAccount } from './account'
import { withinTime } from './within-time'

type Pinned = { key: string; pin: string }

/** Full HD at most, upright, as every phone decodes it. The order of the parts is part of the name of what is made. */
const fileForPhones = 'c_limit,h_1920,w_1920/ac_aac,q_auto,vc_h264'
/** The provider chooses the ladder by the clip. */
const adaptive = 'sp_auto'
const orderTimeoutMs = 5_000
const askTimeoutMs = 3_000

/** Where the file for phones and the stream are, or will be. */
export function renditionUrls({ key, pin }: Pinned): { file: string; stream: string } {
  const base = `${cloudinaryAccount().deliveryBase}/video/upload`
  return {
    file: `${base}/${fileForPhones}/v${pin}/${key}.mp4`,
    stream: `${base}/${adaptive}/v${pin}/${key}.m3u8`,
  }
}

/**
 * Has both made in the background, as eager transformations of the stored clip. Not signed into the upload itself: a
 * provider charges for them, and whoever uploads rubbish would spend our credits before it is refused.
 *
 * @throws whatever the SDK throws when the provider cannot be reached or has nothing at `key`
 */
export async function orderRenditions(key: string): Promise<void> {
  const eager = [
    { raw_transformation: fileForPhones, format: 'mp4' },
    { raw_transformation: adaptive, format: 'm3u8' },
  ]
  const options = { type: 'upload', resource_type: 'video', eager, eager_async: true } as const
  await withinTime(orderTimeoutMs, cloudinary.uploader.explicit(key, options))
}

async function isThere(url: string): Promise<boolean> {
  const response = await fetch(url, {
    method: 'HEAD',
    redirect: 'error',
    signal: AbortSignal.timeout(askTimeoutMs),
  })
  return response.ok
}

/**
 * Whether both are there. Asked of the delivery host rather than believed from a notice: what counts is that it plays.
 *
 * @throws TypeError, or a DOMException `TimeoutError`, when the host gives no answer
 */
export async function hasRenditions(clip: Pinned): Promise<boolean> {
  const { file, stream } = renditionUrls(clip)
  return (await Promise.all([isThere(file), isThere(stream)])).every(Boolean)
}
