import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/**
 * A real H.264/AAC clip of about 1.2 MB a second, noise compressing badly: in twenty seconds four parts of an upload.
 */
export function makeBigClip(folder: string, seconds = 20): string {
  const file = path.join(folder, 'big-clip.mp4')
  const picture = `testsrc2=s=720x1280:r=30:d=${seconds},noise=alls=60:allf=t`
  const sound = `sine=f=330:d=${seconds}`
  const video = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-b:v',
    '9600k',
    '-maxrate',
    '9600k',
  ]
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound],
    ...[...video, '-bufsize', '9600k', '-c:a', 'aac', '-movflags', '+faststart', file],
  ])
  const sizeBytes = fs.statSync(file).size
  if (sizeBytes < seconds * 1e6 || sizeBytes > seconds * 1.5e6)
    throw new Error(`the clip has ${sizeBytes} bytes`)
  return file
}
