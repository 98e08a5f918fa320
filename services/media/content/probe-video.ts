import {
  FilePathSource,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny'
import type { AudioFacts, VideoFacts } from './media-facts'

/** The containers that are taken in, whatever their name says. */
export const videoFormats = [MP4, QTFF, WEBM, MATROSKA]

// Enough packets for a stable frame rate without walking a whole film.
const sampledPackets = 120
const cacheBytes = 1024 * 1024

async function readAudio(track: InputAudioTrack | null): Promise<AudioFacts | null> {
  if (track === null) return null
  return {
    codec: (await track.getCodec()) ?? 'unknown',
    frequency: await track.getSampleRate(),
    channels: await track.getNumberOfChannels(),
  }
}

async function readPicture(track: InputVideoTrack | null) {
  if (track === null) {
    return { width: 0, height: 0, rotation: 0, frameRate: 0, codec: null, codecString: null }
  }
  const stats = await track.computePacketStats(sampledPackets)
  return {
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    rotation: await track.getRotation(),
    frameRate: Math.round(stats.averagePacketRate * 1000) / 1000,
    codec: await track.getCodec(),
    codecString: await track.getCodecParameterString(),
  }
}

async function readFacts(input: Input, sizeBytes: number): Promise<VideoFacts | null> {
  if (!(await input.canRead())) return null
  const videoTrack = await input.getPrimaryVideoTrack()
  const audioTrack = await input.getPrimaryAudioTrack()
  if (videoTrack === null && audioTrack === null) return null
  // From the packets, not from the header: a header can claim any length.
  const durationSeconds = Math.round((await input.computeDuration()) * 1000) / 1000
  if (!Number.isFinite(durationSeconds) || durationSeconds <= 0) return null
  const picture = await readPicture(videoTrack)
  return {
    kind: 'video',
    ...picture,
    durationSeconds,
    frameCount: Math.round(durationSeconds * picture.frameRate),
    bitsPerSecond: Math.round((sizeBytes * 8) / durationSeconds),
    audio: await readAudio(audioTrack),
  }
}

/** Null when no player could read it: a page renamed to .mp4, or a file cut off before its index. */
export async function probeVideo(path: string, sizeBytes: number): Promise<VideoFacts | null> {
  const source = new FilePathSource(path, { maxCacheSize: cacheBytes, handleUnhandledError: () => undefined })
  const input = new Input({ source, formats: videoFormats })
  try {
    return await readFacts(input, sizeBytes)
  } catch {
    return null
  } finally {
    input.dispose()
  }
}
