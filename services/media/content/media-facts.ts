export interface AudioFacts {
  codec: string
  frequency: number
  channels: number
}

export interface VideoFacts {
  kind: 'video'
  /** As shown, after rotation: a phone's portrait clip is taller than wide. */
  width: number
  height: number
  rotation: number
  durationSeconds: number
  frameRate: number
  frameCount: number
  bitsPerSecond: number
  codec: string | null
  codecString: string | null
  audio: AudioFacts | null
}

interface ImageFacts {
  kind: 'image'
  width: number
  height: number
}

interface RawFacts {
  kind: 'raw'
}

export type MediaFacts = VideoFacts | ImageFacts | RawFacts
