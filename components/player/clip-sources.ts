import { pickSource } from '@/components/feed/pick-source'
import type { Stream } from '@/components/player/open-stream'
import type { Playback } from '@/lib/storage/schema'

type Listener = {
  /** A source that comes later than it was asked for is there: whoever wanted to play may. */
  onReady: (player: HTMLVideoElement) => void
  onFailed: (player: HTMLVideoElement) => void
}

export type Sourced = { id: string; playback: Playback; durationMs: number }

type Wishes = { isOnScreen: boolean; failed?: string | undefined; startSeconds?: number }

/** From here on a clip is not fetched as one piece. */
const longClipMs = 60_000
/** Running dry once happens; twice in a clip, the line is not up to the file. */
const stallsOfWeakLine = 2

/** Gives the elements of the pool what they play: a file, a playlist, or a playlist through the library. */
export class ClipSources {
  readonly #listener: Listener
  readonly #streams = new Map<HTMLVideoElement, Stream>()
  #hasShownFrame = false
  /** Decided when a clip is given: what was tried of it stands in this order. */
  readonly #prefersStream = new WeakMap<HTMLVideoElement, boolean>()
  #stalls = { clipId: '', count: 0 }
  isLineWeak = false

  constructor(listener: Listener) {
    this.#listener = listener
  }

  /** From now on there is time for a library. */
  noteFrame(): void {
    this.#hasShownFrame = true
  }

  holds(player: HTMLVideoElement): boolean {
    return player.dataset.source !== undefined || player.hasAttribute('src')
  }

  /** @returns whether there was anything (more) to try */
  give(player: HTMLVideoElement, clip: Sourced, wishes: Wishes): boolean {
    if (wishes.failed === undefined)
      this.#prefersStream.set(
        player,
        this.#hasShownFrame && (this.isLineWeak || clip.durationMs >= longClipMs),
      )
    const picked = pickSource(clip.playback, {
      canPlay: (type) => player.canPlayType(type),
      failed: wishes.failed,
      prefersStream: this.#prefersStream.get(player) ?? false,
      hasLibrary: typeof MediaSource !== 'undefined',
    })
    this.#end(player)
    if (!picked) {
      player.removeAttribute('src')
      return false
    }
    player.dataset.source = picked.src
    if (!picked.needsLibrary) {
      player.src = picked.src
      const { startSeconds } = wishes
      if (startSeconds) player.currentTime = startSeconds
    } else void this.#stream(player, picked.src, wishes)
    return true
  }

  /** What is playing did not, or no longer does. @returns whether something else is tried */
  giveNext(player: HTMLVideoElement, clip: Sourced, isOnScreen: boolean): boolean {
    return this.give(player, clip, { isOnScreen, failed: player.dataset.source ?? player.src })
  }

  /** It ran out of bytes. @returns whether it goes on from another source */
  noteStall(player: HTMLVideoElement, clip: Sourced): boolean {
    const count = this.#stalls.clipId === clip.id ? this.#stalls.count + 1 : 1
    this.#stalls = { clipId: clip.id, count }
    if (count !== stallsOfWeakLine) return false
    this.isLineWeak = true
    const stream = clip.playback.sources.find(({ kind }) => kind === 'hls')
    if (!stream || player.dataset.source === stream.src) return false
    return this.give(player, clip, { isOnScreen: true, startSeconds: player.currentTime })
  }

  showOnScreen(player: HTMLVideoElement): void {
    this.#streams.get(player)?.showOnScreen()
  }

  take(player: HTMLVideoElement): void {
    this.#end(player)
    player.removeAttribute('src')
  }

  #end(player: HTMLVideoElement): void {
    delete player.dataset.source
    this.#streams.get(player)?.end()
    this.#streams.delete(player)
  }

  async #stream(
    player: HTMLVideoElement,
    src: string,
    { isOnScreen, startSeconds = -1 }: Wishes,
  ): Promise<void> {
    player.removeAttribute('src')
    const isStillWanted = () => player.dataset.source === src && !this.#streams.has(player)
    const onFailed = () => {
      if (player.dataset.source === src) this.#listener.onFailed(player)
    }
    try {
      const { openStream } = await import('@/components/player/open-stream')
      if (!isStillWanted()) return
      this.#streams.set(player, openStream(player, src, { startSeconds, isOnScreen, onFailed }))
      this.#listener.onReady(player)
    } catch {
      onFailed()
    }
  }
}
