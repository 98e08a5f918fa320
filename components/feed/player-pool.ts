import { fitCaption, pickCaption, switchCaptions } from '@/components/feed/caption-track'
import { hasRunDry, hasStoppedShort, inHand, isWholeClipHere } from '@/components/player/buffered'
import { ClipSources } from '@/components/player/clip-sources'
import { isLineSlow } from '@/components/player/line-quality'
import { carryPicture, isInPicture } from '@/components/player/picture'
import { preparePlayer } from '@/components/player/prepare-player'
import {
  type Clip,
  emptyScene,
  type PlayState,
  type PoolListener,
  type Scene,
} from '@/components/player/scene'
import { holdSpeed } from '@/components/player/speeds'
import { Unseen } from '@/components/player/unseen'
import { warmthOfNext } from '@/components/player/warmth'

const poolSize = 3

/**
 * Three `<video>` elements for a feed without end. Slide n always gets element n mod 3, so the one that was warmed as
 * "next" is the one that plays, and the three that a first tap unlocked on iOS stay unlocked. The clip before keeps its
 * source only where all of it has arrived: going back is instant then, and otherwise its bytes would take the line.
 */
export class PlayerPool {
  readonly #players: HTMLVideoElement[]
  readonly #listener: PoolListener
  readonly #leaving = new Unseen((player) => this.#leave(player))
  readonly #sources: ClipSources
  #scene = emptyScene
  /** Should be playing, as opposed to paused by the reader. */
  #isWanted = false
  #suspended = false
  #hasCaptions = true
  #speed = 1

  /** `starter` is the element that the server put on the first slide: it has been loading since before React woke up. */
  constructor(starter: HTMLVideoElement | null, listener: PoolListener) {
    this.#listener = listener
    this.#sources = new ClipSources({
      onReady: (player) => this.#whenActive(player, () => this.#takeStage(player)),
      onFailed: (player) => this.#fallBack(player),
    })
    this.#players = Array.from({ length: poolSize }, (_, slot) =>
      this.#prepare(slot === 0 && starter ? starter : document.createElement('video')),
    )
  }

  show(scene: Scene): void {
    const isNewClip = scene.current?.id !== this.#scene.current?.id
    this.#scene = scene
    const { current, next } = scene
    for (const player of this.#players) {
      if (current && player === this.#playerOf(current)) this.#place(player, current, 'auto')
      else if (next && player.dataset.clip === next.id) this.#leaving.forget(player)
      else if (player.dataset.clip) this.#leaving.watch(player)
      if (player !== this.active) player.pause()
    }
    this.#warmNext()
    if (!current || !isNewClip) return
    this.setSpeed(this.#speed)
    this.#isWanted = scene.autoplay
    if (scene.autoplay) this.play()
    else this.#tell('paused')
  }

  play(): void {
    const { current } = this.#scene
    const player = this.active
    if (!current || !player) return
    this.#isWanted = true
    this.#suspended = document.hidden && !isInPicture(player)
    if (this.#suspended) return
    this.#tell('starting')
    if (player.error || !this.#sources.holds(player)) this.#load(player, current, 'auto')
    if (player.hasAttribute('src')) void this.#start(player, current.id)
  }

  pause(): void {
    this.#isWanted = false
    this.active?.pause()
    this.#tell('paused')
  }

  /** All three at once and inside the tap: iOS remembers per element whether a person asked for its sound. */
  setMuted(muted: boolean): void {
    for (const player of this.#players) player.muted = muted
    const player = this.active
    // Without a tap before it, a browser answers unmuting by pausing: asking again brings its refusal into the open.
    if (!muted && player && this.#isWanted && this.#scene.current)
      void this.#start(player, this.#scene.current.id)
  }

  /** Of this clip and of those that follow. */
  setSpeed(speed: number): void {
    this.#speed = speed
    for (const player of this.#players) {
      player.defaultPlaybackRate = speed
      player.playbackRate = speed
    }
  }

  /** For as long as a finger lies on the picture. */
  hurry(isOn: boolean): void {
    if (this.active) this.active.playbackRate = isOn ? holdSpeed : this.#speed
  }

  setLoop(isOn: boolean): void {
    for (const player of this.#players) player.loop = isOn
  }

  setCaptions(isOn: boolean): void {
    this.#hasCaptions = isOn
    for (const player of this.#players) switchCaptions(player, isOn)
  }

  /** The tab went away. */
  suspend(): void {
    if (isInPicture(this.active)) return
    this.#suspended = this.#isWanted
    this.active?.pause()
  }

  resume(): void {
    if (this.#suspended) this.play()
  }

  destroy(): void {
    this.#scene = emptyScene
    this.#leaving.end()
    for (const player of this.#players) {
      this.#release(player)
      player.remove()
    }
  }

  /** The element on screen. */
  get active(): HTMLVideoElement | undefined {
    return this.#scene.current && this.#playerOf(this.#scene.current)
  }

  #playerOf({ index }: Clip): HTMLVideoElement | undefined {
    return this.#players[index % poolSize]
  }

  #tell(state: PlayState): void {
    if (this.#scene.current) this.#listener.onState(this.#scene.current.id, state)
  }

  #prepare(player: HTMLVideoElement): HTMLVideoElement {
    preparePlayer(player)
    player.addEventListener('playing', () => this.#whenRunning(player, () => this.#follow(player)))
    player.addEventListener('waiting', () => this.#whenRunning(player, () => this.#runDry(player)))
    // By the buttons of the little window.
    player.addEventListener('pause', () =>
      this.#whenActive(player, () => isInPicture(player) && this.pause()),
    )
    player.addEventListener('ended', () => this.#whenActive(player, () => this.#listener.onEnded()))
    player.addEventListener('error', () => {
      if (player.dataset.clip) this.#fallBack(player)
    })
    player.addEventListener('timeupdate', () => this.#whenActive(player, () => this.#report(player)))
    for (const event of ['progress', 'suspend']) player.addEventListener(event, () => this.#warmNext())
    return player
  }

  /** The best source may be missing yet, or be one that this device cannot decode: the next best takes its place. */
  #fallBack(player: HTMLVideoElement): void {
    const { current, next } = this.#scene
    const clip = [current, next].find((known) => known?.id === player.dataset.clip)
    const isTried = clip && this.#sources.giveNext(player, clip, player === this.active)
    this.#whenActive(player, () => (isTried ? this.#takeStage(player) : this.#tell('failed')))
  }

  #runDry(player: HTMLVideoElement): void {
    const { current } = this.#scene
    this.#tell('waiting')
    if (!current || player.seeking || player.currentTime === 0 || !hasRunDry(player)) return
    if (this.#sources.noteStall(player, current)) this.#takeStage(player)
  }

  /** What it plays has changed under it, or has come at last. */
  #takeStage(player: HTMLVideoElement): void {
    this.#sources.showOnScreen(player)
    if (this.#isWanted && player.hasAttribute('src') && this.#scene.current)
      void this.#start(player, this.#scene.current.id)
  }

  #whenActive(player: HTMLVideoElement, act: () => void): void {
    if (player === this.active) act()
  }

  /** What was on its way when the reader paused comes after it, and is no longer so. */
  #whenRunning(player: HTMLVideoElement, act: () => void): void {
    if (!player.paused) this.#whenActive(player, act)
  }

  #place(player: HTMLVideoElement, clip: Clip, preload: 'auto' | 'metadata'): void {
    this.#leaving.forget(player)
    if (player.parentNode !== clip.slot) clip.slot.append(player)
    if (player.dataset.clip !== clip.id) this.#load(player, clip, preload)
    if (player.dataset.captions !== clip.id) this.#giveWords(player, clip)
    if (preload === 'auto' || player.preload === 'none') player.preload = preload
    if (player === this.active) this.#sources.showOnScreen(player)
    if (player.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) player.setAttribute('data-ready', '')
  }

  #load(player: HTMLVideoElement, clip: Clip, preload: 'auto' | 'metadata'): void {
    player.removeAttribute('data-ready')
    player.dataset.clip = clip.id
    player.preload = preload
    if (this.#sources.give(player, clip, { isOnScreen: player === this.active })) return
    this.#whenActive(player, () => this.#tell('failed'))
  }

  #giveWords(player: HTMLVideoElement, clip: Clip): void {
    player.dataset.captions = clip.id
    fitCaption(player, pickCaption(clip.captions, navigator.languages), (words) =>
      this.#whenActive(player, () => this.#listener.onWords(clip.id, words)),
    )
    switchCaptions(player, this.#hasCaptions)
  }

  #leave(player: HTMLVideoElement): void {
    if (player.dataset.clip !== this.#scene.previous || !isWholeClipHere(player)) this.#release(player)
    else player.currentTime = 0
  }

  #release(player: HTMLVideoElement): void {
    player.pause()
    delete player.dataset.clip
    delete player.dataset.captions
    fitCaption(player, undefined, () => {})
    player.removeAttribute('data-ready')
    this.#sources.take(player)
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

  #warmNext(): void {
    const { next, savesData } = this.#scene
    const player = next && this.#playerOf(next)
    if (!player || !this.active) return
    const isSlow = this.#sources.isLineWeak || isLineSlow()
    const isPlaced = player.dataset.clip === next.id
    const stoppedShort = isPlaced && hasStoppedShort(player)
    const warmth = warmthOfNext({ savesData, isSlow }, inHand(this.active), { stoppedShort })
    if (warmth !== 'none' && (!isPlaced || warmth !== player.preload)) this.#place(player, next, warmth)
  }

  #follow(player: HTMLVideoElement): void {
    this.#isWanted = true
    this.#tell('playing')
    carryPicture(player)
    this.#sources.noteFrame()
  }

  /** An element may still tell of the clip that it held before. */
  #report(player: HTMLVideoElement): void {
    const { current } = this.#scene
    if (current && player.dataset.clip === current.id) this.#listener.onTime(current.id, player)
  }
}
