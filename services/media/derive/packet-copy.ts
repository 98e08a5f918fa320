import { join } from 'node:path'
import {
  CmafOutputFormat,
  Conversion,
  FilePathSource,
  FilePathTarget,
  HlsOutputFormat,
  Input,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  PathedTarget,
} from 'mediabunny'
import type { VideoFacts } from '../content/media-facts'
import { videoFormats } from '../content/probe-video'
import { ProtocolError } from '../http/protocol-error'
import { segmentSeconds } from './hls-args'

/** What every phone decodes (H.264 with AAC or silent): the packets can stay as they are, whatever the container. */
export function isCopyable({ codec, audio }: VideoFacts): boolean {
  return codec === 'avc' && (audio === null || audio.codec === 'aac')
}

async function copyPackets(source: string, output: Output<OutputFormat>): Promise<void> {
  const input = new Input({ source: new FilePathSource(source), formats: videoFormats })
  try {
    const conversion = await Conversion.init({ input, output, showWarnings: false })
    // Here is nothing to decode with: a track that cannot be copied is left out, and a clip that lost its sound is no copy.
    const isWhole = conversion.discardedTracks.every(
      ({ track }) => !track.isVideoTrack() && !track.isAudioTrack(),
    )
    if (!conversion.isValid || !isWhole) throw new ProtocolError(404, 'This needs ffmpeg, and none was found')
    await conversion.execute()
  } finally {
    input.dispose()
  }
}

/** The same packets in an MP4 whose index comes first, so that it plays before it is there. */
export function copyToMp4(source: string, target: string): Promise<void> {
  const format = new Mp4OutputFormat({ fastStart: 'in-memory' })
  return copyPackets(source, new Output({ format, target: new FilePathTarget(target) }))
}

/** The same packets as a stream of one rendition: cut where the key frames happen to be. */
export function copyToHls(source: string, folder: string): Promise<void> {
  const format = new HlsOutputFormat({
    segmentFormat: new CmafOutputFormat(),
    targetDuration: segmentSeconds,
    getPlaylistPath: ({ n }) => `copy${n}.m3u8`,
    getInitPath: ({ n }) => `init_copy${n}.mp4`,
    getSegmentPath: ({ n, playlist }) => `copy${playlist.n}_${String(n).padStart(4, '0')}.m4s`,
  })
  const target = new PathedTarget('master.m3u8', ({ path }) => new FilePathTarget(join(folder, path)))
  return copyPackets(source, new Output({ format, target }))
}
