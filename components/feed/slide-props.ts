import type { PlayState } from '@/components/player/scene'
import type { VideoCard } from '@/lib/feed/schema'

/** What the server knows about whoever reads, so that it and the browser write the same words. */
export type Reader = {
  locale: string
  now: number /** Of the reader's own kitchen. */
  handle: string | null
}

export type SlideProps = {
  card: VideoCard
  index: number
  isActive: boolean
  /** On the first screen from the server: loads before everything else. */
  isFirstScreen: boolean
  savesData: boolean
  reader: Reader
  /** Of the active slide; the others wait. */
  state: PlayState
  /** What is being said in it, where captions are on. */
  words: string
  onToggle: () => void
  onLike: () => void
  onNext: () => void
  /** Double speed for as long as it is on. */
  onHurry: (isOn: boolean) => void
}
