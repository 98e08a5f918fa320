import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Conversion, FilePathSource, FilePathTarget, Input, MovOutputFormat, MP4, Output } from 'mediabunny'

type Shape = { width: number; height: number; seconds: number }

function encode(file: string, { width, height, seconds }: Shape, videoArgs: string[]): string {
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=30:d=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=f=330:d=${seconds}`, '-pix_fmt', 'yuv420p', ...videoArgs],
    ...['-c:a', 'aac', '-movflags', '+faststart', file],
  ])
  return file
}

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '30']

/** H.264 and AAC in MP4 of any shape, a key frame every second. */
export const makeClip = (folder: string, shape: Shape) =>
  encode(path.join(folder, `clip-${shape.width}x${shape.height}.mp4`), shape, h264)

/** As an iPhone with "High Efficiency" writes it. */
export const makeHevcClip = (folder: string) =>
  encode(path.join(folder, 'IMG_0042.MOV'), { width: 720, height: 1280, seconds: 2 }, [
    ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error', '-tag:v', 'hvc1'],
  ])

/** As a phone held upright writes it: the sensor's lying picture, and a note to turn it. */
export async function makeRotatedMov(folder: string): Promise<string> {
  const lying = makeClip(folder, { width: 1280, height: 720, seconds: 2 })
  const file = path.join(folder, 'IMG_0007.MOV')
  const input = new Input({ source: new FilePathSource(lying), formats: [MP4] })
  const output = new Output({ format: new MovOutputFormat(), target: new FilePathTarget(file) })
  // Not by ffmpeg, whose option for it goes by another name in every other version.
  const turning = await Conversion.init({ input, output, video: { rotate: 90 }, copy: { mode: 'forced' } })
  await turning.execute()
  input.dispose()
  return file
}

/** A clip of more bytes than may be sent, most of them in a box that means nothing (ISO/IEC 14496-12, `free`). */
export function padClip(file: string, sizeBytes: number): string {
  const padded = file.replace(/\.mp4$/, '-padded.mp4')
  fs.copyFileSync(file, padded)
  const ownBytes = fs.statSync(file).size
  const header = Buffer.alloc(8)
  header.writeUInt32BE(sizeBytes - ownBytes)
  header.write('free', 4)
  fs.appendFileSync(padded, header)
  fs.truncateSync(padded, sizeBytes)
  return padded
}

/** What a player would show of the picture of a file or an address: size with rotation applied, codec, seconds. */
export function probePicture(source: string) {
  const entries = 'stream=codec_name,width,height:stream_side_data=rotation:format=duration,format_name'
  const printed = execFileSync('ffprobe', [
    ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', entries, '-of', 'json', source],
  ])
  const { streams, format } = JSON.parse(printed.toString()) as {
    streams: { codec_name: string; width: number; height: number; side_data_list?: { rotation?: number }[] }[]
    format: { duration?: string }
  }
  const [stream] = streams
  if (!stream) throw new Error(`${source} has no picture`)
  const rotation = stream.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0
  const isTurned = Math.abs(rotation) % 180 === 90
  return {
    codec: stream.codec_name,
    width: isTurned ? stream.height : stream.width,
    height: isTurned ? stream.width : stream.height,
    seconds: Number(format.duration),
  }
}
