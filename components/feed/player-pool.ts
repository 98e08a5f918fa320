import { fitCaption, pickCaption, switchCaptions } from '@/components/feed/caption-track'
import { pickSource } from '@/components/feed/pick-source'
import type { CaptionDto } from '@/lib/captions/schema'
import type { Playback } from '@/lib/storage/schema'

/** `blocked`: the browser wants a tap first. `waiting`: it has begun and ran out of bytes. */
export type PlayState = 'starting' | 'playing' | 'waiting' | 'paused' | 'blocked' | 'failed'

export type Clip = {
  id: string
  index: number
  playback: Playback
  captions: readonly CaptionDto[]
  slot: HTMLElement
}

type Listener = {
  onState: (clipId: string, state: PlayState) => void
  /** Sound was wanted and the browser refused it without a gesture: the clip goes on silently. */
  onSilenced: () => void
  /** What is being said; empty when nothing is. */
  onWords: (clipId: string, words: string) => void
  /** Where the clip on screen stands, a few times a second while it runs. */
  onTime: (clipId: string, player: HTMLVideoElement) => void
}

type Scene = { current: Clip | undefined; next: Clip | undefined; autoplay: boolean; warmNext: boolean }

const poolSize = 3
/** How much of the current clip must be in hand before the next one may compete for the line. */
const comfortableSeconds = 5
/** A swipe has come to rest by then, and nobody sees the clip that is left behind lose its picture. */
const releaseAfterMs = 700

/**
 * Three `<video>` elements for a feed without end. Slide n always gets element n mod 3, so the one that was warmed as
 * "next" is the one that plays, and the three that a first tap unlocked on iOS stay unlocked. Only the current and the
 * next clip hold a source: phones have few decoders.
 */
export class PlayerPool {
  readonly #players: HTMLVideoElement[]
  readonly #listener: Listener
  readonly #releases = new Map<HTMLVideoElement, ReturnType<typeof setTimeout>>()
  #scene: Scene = { current: undefined, next: undefined, autoplay: false, warmNext: false }
  /** Should be playing, as opposed to paused by the reader. */
  #isWanted = false
  #suspended = false
  #hasCaptions = true
  #frame = 0

  /** `starter` is the element that the server put on the first slide: it has been loading since before React woke up. */
  constructor(starter: HTMLVideoElement | null, listener: Listener) {
    this.#listener = listener
    this.#players = Array.from({ length: poolSize }, (_, slot) =>
      this.#prepare(slot === 0 && starter ? starter : document.createElement('video')),
    )
  }

  show(scene: Scene): void {
    const isNewClip = scene.current?.id !== this.#scene.current?.id
    this.#scene = scene
    const { current, next } = scene
    for (const [slot, player] of this.#players.entries()) {
      if (current && current.index % poolSize === slot) this.#place(player, current, 'auto')
      else if (next && next.index % poolSize === slot && scene.warmNext) this.#place(player, next, 'metadata')
      else this.#retire(player)
      if (player !== this.#active) player.pause()
    }
    this.#raiseNext()
    if (!current || !isNewClip) return
    this.#isWanted = scene.autoplay
    if (scene.autoplay) this.play()
    else this.#tell('paused')
  }

  play(): void {
    const { current } = this.#scene
    const player = this.#active
    if (!current || !player) return
    this.#isWanted = true
    this.#suspended = document.hidden
    if (this.#suspended) return
    this.#tell('starting')
    if (player.error || !player.hasAttribute('src')) this.#load(player, current)
    if (player.hasAttribute('src')) void this.#start(player, current.id)
  }

  pause(): void {
    this.#isWanted = false
    this.#active?.pause()
    this.#tell('paused')
  }

  /** All three at once and inside the tap: iOS remembers per element whether a person asked for its sound. */
  setMuted(muted: boolean): void {
    for (const player of this.#players) player.muted = muted
    const player = this.#active
    // Without a tap before it, a browser answers unmuting by pausing: asking again brings its refusal into the open.
    if (!muted && player && this.#isWanted && this.#scene.current)
      void this.#start(player, this.#scene.current.id)
  }

  setCaptions(isOn: boolean): void {
    this.#hasCaptions = isOn
    for (const player of this.#players) switchCaptions(player, isOn)
  }

  /** The tab went away. */
  suspend(): void {
    this.#suspended = this.#isWanted
    this.#active?.pause()
  }

  resume(): void {
    if (this.#suspended) this.play()
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#scene = { current: undefined, next: undefined, autoplay: false, warmNext: false }
    for (const player of this.#players) {
      clearTimeout(this.#releases.get(player))
      this.#release(player)
      player.remove()
    }
  }

  get #active(): HTMLVideoElement | undefined {
    const { current } = this.#scene
    return current && this.#players[current.index % poolSize]
  }

  #tell(state: PlayState): void {
    if (this.#scene.current) this.#listener.onState(this.#scene.current.id, state)
  }

  #prepare(player: HTMLVideoElement): HTMLVideoElement {
    player.className = 'clip-video'
    player.loop = true
    player.muted = true
    player.playsInline = true
    player.disablePictureInPicture = true
    player.setAttribute('aria-hidden', 'true')
    player.addEventListener('loadeddata', () => player.setAttribute('data-ready', ''))
    player.addEventListener('playing', () => this.#whenActive(player, () => this.#follow(player)))
    player.addEventListener('waiting', () => this.#whenActive(player, () => this.#tell('waiting')))
    player.addEventListener('error', () => this.#fallBack(player))
    player.addEventListener('timeupdate', () => this.#whenActive(player, () => this.#report(player)))
    player.addEventListener('progress', () => this.#raiseNext())
    return player
  }

  /** The best source may be missing yet, or be one that this device cannot decode: the next best takes its place. */
  #fallBack(player: HTMLVideoElement): void {
    const { current, next } = this.#scene
    const clip = [current, next].find((known) => known?.id === player.dataset.clip)
    const src = clip && pickSource(clip.playback, (type) => player.canPlayType(type), player.src)
    if (src) player.src = src
    this.#whenActive(player, () => {
      if (!src) this.#tell('failed')
      else if (this.#isWanted) void this.#start(player, clip.id)
    })
  }

  #whenActive(player: HTMLVideoElement, act: () => void): void {
    if (player === this.#active) act()
  }

  #place(player: HTMLVideoElement, clip: Clip, preload: 'auto' | 'metadata'): void {
    clearTimeout(this.#releases.get(player))
    this.#releases.delete(player)
    if (player.parentNode !== clip.slot) clip.slot.append(player)
    if (player.dataset.clip !== clip.id) this.#load(player, clip)
    if (player.dataset.captions !== clip.id) this.#giveWords(player, clip)
    if (preload === 'auto' || player.preload === 'none') player.preload = preload
    if (player.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) player.setAttribute('data-ready', '')
  }

  #load(player: HTMLVideoElement, clip: Clip): void {
    player.removeAttribute('data-ready')
    player.dataset.clip = clip.id
    player.preload = 'metadata'
    const src = pickSource(clip.playback, (type) => player.canPlayType(type))
    if (src) {
      player.src = src
      return
    }
    player.removeAttribute('src')
    this.#whenActive(player, () => this.#tell('failed'))
  }

  #giveWords(player: HTMLVideoElement, clip: Clip): void {
    player.dataset.captions = clip.id
    fitCaption(player, pickCaption(clip.captions, navigator.languages), (words) =>
      this.#whenActive(player, () => this.#listener.onWords(clip.id, words)),
    )
    switchCaptions(player, this.#hasCaptions)
  }

  #retire(player: HTMLVideoElement): void {
    if (!player.dataset.clip || this.#releases.has(player)) return
    this.#releases.set(
      player,
      setTimeout(() => this.#release(player), releaseAfterMs),
    )
  }

  #release(player: HTMLVideoElement): void {
    this.#releases.delete(player)
    player.pause()
    delete player.dataset.clip
    delete player.dataset.captions
    fitCaption(player, undefined, () => {})
    player.removeAttribute('data-ready')
    this.#showPlayed(player, 0)
    player.removeAttribute('src')
    player.preload = 'none'
    // Without this the old download and its decoder live on.
    player.load()
  }

  async #start(player: HTMLVideoElement, clipId: string): Promise<void> {
    try {
      await player.play()
    } catch (error) {
      if (this.#scene.current?.id !== clipId || !(error instanceof DOMException)) return
      if (error.name !== 'NotAllowedError') return // swiped on, or the `error` event has said it
      if (player.muted) return this.#tell('blocked')
      this.setMuted(true)
      this.#listener.onSilenced()
      return this.#start(player, clipId)
    }
  }

  #raiseNext(): void {
    const { next, warmNext } = this.#scene
    const player = this.#active
    if (!next || !warmNext || !player) return
    const { buffered, currentTime, duration } = player
    const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
    if (end - currentTime < Math.min(comfortableSeconds, duration - currentTime - 0.2)) return
    const warmed = this.#players[next.index % poolSize]
    if (warmed && Number.isFinite(duration)) warmed.preload = 'auto'
  }

  /** Writes the played share where the progress line reads it; no React render per frame. */
  #follow(player: HTMLVideoElement): void {
    this.#tell('playing')
    cancelAnimationFrame(this.#frame)
    const step = () => {
      if (player !== this.#active || player.paused) return
      this.#showPlayed(player, player.duration > 0 ? player.currentTime / player.duration : 0)
      this.#frame = requestAnimationFrame(step)
    }
    step()
  }

  /** An element may still tell of the clip that it held before. */
  #report(player: HTMLVideoElement): void {
    const { current } = this.#scene
    if (current && player.dataset.clip === current.id) this.#listener.onTime(current.id, player)
  }

  #showPlayed(player: HTMLVideoElement, share: number): void {
    player.closest<HTMLElement>('[data-stage]')?.style.setProperty('--played', share.toFixed(4))
  }
}
