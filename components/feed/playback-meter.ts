import type { PlayState } from '@/components/player/scene'
import * as viewerPaths from '@/lib/core/viewer-paths'
import type { MeasuredClip } from '@/lib/playback/schema'

/** What the player says, and when: `atMs` on the clock of `performance.now()`, which the navigation began. */
export type PlayerNote = { clipId: string; atMs: number } & (
  | { state: PlayState }
  | { durationSeconds: number; bufferedSeconds: number }
)

type Running = {
  clipId: string
  began: MeasuredClip['began']
  startedAtMs: number
  /** Null until the first frame; a start that was interrupted is no measurement. */
  firstFrameMs: number | null
  isSpoiled: boolean
  waitingSinceMs: number | null
  stalledMs: number
  playingSinceMs: number | null
  watchedMs: number
  durationSeconds: number
  bufferedSeconds: number
}

/** As many as one report takes; kept as a number here because the schema would bring zod along. */
const clipsInReport = 20

/**
 * Measures what playing was like: how long the first frame took, how much stood still, how much was fetched and never shown.
 * Told by beacon, once, without a word about who or what it was.
 */
export class PlaybackMeter {
  #running: Running | undefined
  #measured: MeasuredClip[] = []
  /** The first clip of a document that opened on the feed came with the page; later ones were swiped to. */
  #isFirst = true
  #lastClipId: string | undefined

  constructor() {
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) return
      this.#finish(performance.now())
      this.#tell()
    })
    addEventListener('pagehide', () => this.#tell())
  }

  note(note: PlayerNote): void {
    if (this.#running?.clipId !== note.clipId) this.#begin(note.clipId, note.atMs)
    const running = this.#running
    if (!running) return
    if ('state' in note) this.#move(running, note.state, note.atMs)
    else {
      running.durationSeconds = note.durationSeconds
      running.bufferedSeconds = note.bufferedSeconds
    }
  }

  /** The feed is left. */
  leave(): void {
    this.#finish(performance.now())
  }

  #begin(clipId: string, atMs: number): void {
    this.#finish(atMs)
    const isFirst = this.#isFirst
    // The tab came back: it goes on with the clip that it had.
    const isAgain = clipId === this.#lastClipId
    this.#isFirst = false
    this.#lastClipId = clipId
    this.#running = {
      clipId,
      began: isFirst ? 'page' : 'swipe',
      startedAtMs: isFirst ? 0 : atMs,
      firstFrameMs: null,
      isSpoiled: document.hidden || isAgain || (isFirst && !hasOpenedHere()),
      waitingSinceMs: null,
      stalledMs: 0,
      playingSinceMs: null,
      watchedMs: 0,
      durationSeconds: 0,
      bufferedSeconds: 0,
    }
  }

  #move(running: Running, state: PlayState, atMs: number): void {
    this.#rest(running, atMs)
    if (state === 'playing') {
      running.firstFrameMs ??= Math.round(atMs - running.startedAtMs)
      running.playingSinceMs = atMs
    } else if (state === 'waiting' && running.firstFrameMs !== null) running.waitingSinceMs = atMs
    // Paused, refused or broken before it ran: the time until it runs says nothing about the way here.
    else if (state !== 'starting' && running.firstFrameMs === null) running.isSpoiled = true
  }

  #rest(running: Running, atMs: number): void {
    if (running.waitingSinceMs !== null) running.stalledMs += atMs - running.waitingSinceMs
    if (running.playingSinceMs !== null) running.watchedMs += atMs - running.playingSinceMs
    running.waitingSinceMs = null
    running.playingSinceMs = null
  }

  #finish(atMs: number): void {
    const running = this.#running
    this.#running = undefined
    if (!running || running.isSpoiled || running.firstFrameMs === null) return
    this.#rest(running, atMs)
    const { began, firstFrameMs, watchedMs, stalledMs, bufferedSeconds, durationSeconds } = running
    if (watchedMs < 1) return
    const fetchedMs = Math.round(bufferedSeconds * 1_000)
    this.#measured.push({
      began,
      firstFrameMs,
      watchedMs: Math.round(watchedMs),
      stalledMs: Math.round(stalledMs),
      fetchedMs,
      // A clip that runs again shows nothing new.
      shownMs: Math.round(Math.min(watchedMs, durationSeconds * 1_000, fetchedMs)),
    })
    if (this.#measured.length >= clipsInReport) this.#tell()
  }

  #tell(): void {
    const clips = this.#measured.splice(0)
    if (clips.length === 0) return
    navigator.sendBeacon(
      viewerPaths.playback(),
      new Blob([JSON.stringify({ clips })], { type: 'application/json' }),
    )
  }
}

/** Whether this page is the one that the browser navigated to, and not one that a link led to since. */
function hasOpenedHere(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation !== undefined && new URL(navigation.name).pathname === location.pathname
}
