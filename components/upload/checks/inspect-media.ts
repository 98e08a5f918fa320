import type { AudioCodec, VideoCodec } from 'mediabunny'

export type MediaFacts = {
  durationSeconds: number
  /** As displayed, rotation applied. */
  width: number
  height: number
  videoCodec: VideoCodec | null
  /** `avc1.64001f` and the like, where the file says. */
  videoCodecString: string | null
  hasSound: boolean
  audioCodec: AudioCodec | null
  /** The index promises more than the file holds. */
  cutOff: boolean
}

/** What could be read: nothing, a file without any picture, or the facts. */
export type Inspection = 'unreadable' | 'sound_only' | MediaFacts

/** A truncated MP4 still reports its full duration (design 9): ask for the last packet itself. */
async function holdsLastPacket(
  sink: InstanceType<typeof import('mediabunny').EncodedPacketSink>,
): Promise<boolean> {
  try {
    const packet = await sink.getPacket(Number.POSITIVE_INFINITY)
    return packet !== null && packet.data.byteLength > 0
  } catch {
    return false
  }
}

/** Reads the headers of a video. The parser is fetched only now: nobody who just browses pays for it. */
export async function inspectMedia(file: Blob): Promise<Inspection> {
  const { BlobSource, EncodedPacketSink, Input, MP4, QTFF, WEBM } = await import('mediabunny')
  const input = new Input({ source: new BlobSource(file), formats: [MP4, QTFF, WEBM] })
  try {
    const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()])
    if (!video) return audio ? 'sound_only' : 'unreadable'
    const [width, height, videoCodec, videoCodecString, stated] = await Promise.all([
      video.getDisplayWidth(),
      video.getDisplayHeight(),
      video.getCodec(),
      video.getCodecParameterString(),
      input.getDurationFromMetadata(),
    ])
    return {
      durationSeconds: stated ?? (await input.computeDuration()),
      width,
      height,
      videoCodec,
      videoCodecString,
      hasSound: audio !== null,
      audioCodec: (await audio?.getCodec()) ?? null,
      cutOff: !(await holdsLastPacket(new EncodedPacketSink(video))),
    }
  } catch {
    return 'unreadable'
  } finally {
    input.dispose()
  }
}
