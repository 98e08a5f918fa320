import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const clipSeconds = 4
const kilobitsPerSecond = 1_600

/** Upright, H.264, its index in front, as many bytes in each second: the bitrate is the size divided by the length. */
export function makeClip(folder: string): Buffer {
  const path = join(folder, 'swiped.mp4')
  const rate = `${kilobitsPerSecond}k`
  const source = `testsrc2=size=540x960:rate=30:duration=${clipSeconds},noise=alls=20:allf=t`
  const { status } = spawnSync(
    'ffmpeg',
    [
      ...['-y', '-v', 'error', '-f', 'lavfi', '-i', source, '-c:v', 'libx264', '-preset', 'veryfast'],
      ...['-pix_fmt', 'yuv420p', '-g', '30', '-b:v', rate, '-minrate', rate, '-maxrate', rate],
      ...['-bufsize', '400k', '-x264-params', 'nal-hrd=cbr', '-movflags', '+faststart', path],
    ],
    { stdio: 'inherit' },
  )
  if (status !== 0) throw new Error('The clip could not be made: this benchmark needs ffmpeg on PATH.')
  return readFileSync(path)
}
