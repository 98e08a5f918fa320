import { spawnSync } from 'node:child_process'
import { appendFileSync, copyFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../services/settings'

export interface Clip {
  path: string
  sizeBytes: number
  madeOf: string
}

const wantedBytes = 24_500_000
const minBytes = 24_000_000
const maxBytes = 25_000_000
const seconds = 20
const clipFolder = join(projectRoot, 'prisma/seed/clips')

/** Noise at a constant rate: nothing to compress, so the size is known in advance. */
function encode(path: string): boolean {
  const rate = `${Math.floor((wantedBytes * 8) / seconds / 1000)}k`
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-b:v', rate]
  const constant = ['-minrate', rate, '-maxrate', rate, '-bufsize', '2M', '-x264-params', 'nal-hrd=cbr']
  const source = `testsrc2=size=720x1280:rate=30:duration=${seconds},noise=alls=40:allf=t`
  const { status } = spawnSync(
    'ffmpeg',
    [
      '-y',
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      source,
      ...video,
      ...constant,
      '-movflags',
      '+faststart',
      path,
    ],
    { stdio: 'ignore' },
  )
  const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return status === 0 && sizeBytes >= minBytes && sizeBytes <= maxBytes
}

function copyDemoClip(path: string): string {
  const name = readdirSync(clipFolder).find((file) => file.endsWith('.mp4'))
  if (name === undefined) throw new Error('There is neither ffmpeg nor a demo clip to upload')
  copyFileSync(join(clipFolder, name), path)
  return name
}

/** A `free` box at the end is part of a valid file and moves nothing before it (ISO/IEC 14496-12, 8.1.2). */
function fillUp(path: string): void {
  const missingBytes = wantedBytes - statSync(path).size
  if (missingBytes < 8) return
  const box = Buffer.alloc(missingBytes)
  box.writeUInt32BE(missingBytes, 0)
  box.write('free', 4, 'latin1')
  appendFileSync(path, box)
}

/** A playable clip of 24 to 25 MB. */
export function makeClip(folder: string): Clip {
  const path = join(folder, 'clip.mp4')
  if (encode(path)) return { path, sizeBytes: statSync(path).size, madeOf: 'H.264 by ffmpeg' }
  const name = copyDemoClip(path)
  fillUp(path)
  return { path, sizeBytes: statSync(path).size, madeOf: `${name} and a free box` }
}
