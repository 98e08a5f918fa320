import type { UploadQuota } from '@/lib/videos/schema'

const megabyte = 1024 * 1024
const gigabyte = 1024 * megabyte
const minute = 60

export type Measure = { name: string; share: number; text: string }

/** Rounded up: what was sent is never shown as nothing. */
function describeBytes(used: number, limit: number): string {
  const most =
    limit >= gigabyte ? `${(limit / gigabyte).toFixed(1)} GB` : `${Math.floor(limit / megabyte)} MB`
  const gone = used >= gigabyte ? `${(used / gigabyte).toFixed(1)} GB` : `${Math.ceil(used / megabyte)} MB`
  return gone.slice(-2) === most.slice(-2) ? `${gone.slice(0, -3)} of ${most}` : `${gone} of ${most}`
}

/** The three measures in words, each with how full it is (0 to 1). */
export function describeQuota({ clips, bytes, seconds }: UploadQuota): Measure[] {
  const share = ({ used, limit }: { used: number; limit: number }) => Math.min(1, used / limit)
  return [
    { name: 'Clips', share: share(clips), text: `${clips.used} of ${clips.limit}` },
    {
      name: 'Minutes',
      share: share(seconds),
      text: `${Math.ceil(seconds.used / minute)} of ${Math.floor(seconds.limit / minute)}`,
    },
    { name: 'Size', share: share(bytes), text: describeBytes(bytes.used, bytes.limit) },
  ]
}

const usedUp = {
  clips: ({ clips }: UploadQuota) =>
    `You have sent ${clips.limit} clips in 24 hours, which is what one kitchen may send.`,
  seconds: ({ seconds }: UploadQuota) =>
    `You have sent ${Math.floor(seconds.limit / minute)} minutes of video in 24 hours, which is what one kitchen may send.`,
  bytes: ({ bytes }: UploadQuota) =>
    `You have sent ${describeBytes(bytes.limit, bytes.limit).split(' of ')[1]} in 24 hours, which is what one kitchen may send.`,
}

/** Why nothing more fits right now, or null while something does. */
export function whyFull(quota: UploadQuota): string | null {
  const full = (['clips', 'seconds', 'bytes'] as const).find((name) => quota[name].used >= quota[name].limit)
  return full ? usedUp[full](quota) : null
}
