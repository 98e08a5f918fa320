import type { Sourced } from '@/components/player/clip-sources'
import type { CaptionDto } from '@/lib/captions/schema'

/** `blocked`: the browser wants a tap first. `waiting`: it has begun and ran out of bytes. */
export type PlayState = 'starting' | 'playing' | 'waiting' | 'paused' | 'blocked' | 'failed'

export type Clip = Sourced & {
  index: number
  captions: readonly CaptionDto[]
  slot: HTMLElement
}

export type Scene = {
  /** The clip before, by its id. */
  previous: string | undefined
  current: Clip | undefined
  next: Clip | undefined
  autoplay: boolean
  savesData: boolean
}

export const emptyScene: Scene = {
  previous: undefined,
  current: undefined,
  next: undefined,
  autoplay: false,
  savesData: false,
}

export type PoolListener = {
  onState: (clipId: string, state: PlayState) => void
  /** Sound was wanted and the browser refused it without a gesture: the clip goes on silently. */
  onSilenced: () => void
  /** What is being said; empty when nothing is. */
  onWords: (clipId: string, words: string) => void
  /** Where the clip on screen stands, a few times a second while it runs. */
  onTime: (clipId: string, player: HTMLVideoElement) => void
  /** It came to its end and does not begin again by itself. */
  onEnded: () => void
}
