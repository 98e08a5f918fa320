import type { VideoFacts } from '../content/media-facts'
import { isCopyable } from './packet-copy'

const maxSidePixels = 1920
/** Above this a clip of its size only costs data: what cameras write is three times of it. */
const maxBitsPerSecond = 6_000_000

/** Good as it is: to encode it again would cost minutes and quality for nothing. */
export function isPhoneReady(facts: VideoFacts): boolean {
  const isSmall = Math.max(facts.width, facts.height) <= maxSidePixels
  return isCopyable(facts) && isSmall && facts.bitsPerSecond <= maxBitsPerSecond
}

/** One file for every phone, upright (ffmpeg turns the picture by itself) and with its index in front. */
export function mp4OutputArgs(facts: VideoFacts, file: string): string[] {
  const size = `'min(${maxSidePixels},iw)':'min(${maxSidePixels},ih)'`
  return [
    ...['-map', '0:v:0', ...(facts.audio === null ? [] : ['-map', '0:a:0'])],
    ...[
      '-vf',
      `scale=${size}:force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1,format=yuv420p`,
    ],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-crf', '23', '-threads', '1'],
    ...['-maxrate', String(maxBitsPerSecond), '-bufsize', String(2 * maxBitsPerSecond)],
    ...(facts.audio === null ? [] : ['-c:a', 'aac', '-b:a', '128k', '-ac', '2']),
    ...['-movflags', '+faststart', file],
  ]
}
