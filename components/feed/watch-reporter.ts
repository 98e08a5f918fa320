import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import { wantsLessData } from '@/components/feed/reader-wishes'
import type { Play } from '@/lib/analytics/schema'
import { newId } from '@/lib/core/ids'
import * as viewerPaths from '@/lib/core/viewer-paths'
import {
  maxPlaysInReport,
  partsOfClip,
  playEndsAfterMs,
  reportWithinMs,
  writeSeen,
} from '@/lib/core/watching'

/** Where a clip stands, while it runs, and what of it the browser has played so far, as it keeps account of that itself. */
export type Sample = {
  clipId: string
  seconds: number
  durationSeconds: number
  played: Pick<TimeRanges, 'length' | 'start' | 'end'>
  atMs: number
}

type Place = Pick<Sample, 'clipId' | 'seconds' | 'atMs'> & { runStart: number }

type Running = {
  playId: string
  clipId: string
  watchedMs: number
  seen: boolean[]
  /** Where the clip stood at the last sample, in seconds, and when that was. */
  second: number
  atMs: number
  /** How much of it is known to have arrived, and how much was handed to the browser to be sent. */
  arrivedMs: number
  sentMs: number
  tries: number
}

/** Four reports a second, at twice the speed. What is further ahead was jumped to, or a busy page was late to say so. */
const longestStepSeconds = 1.5
const maxKept = maxPlaysInReport
const maxTries = 5
/** Swiping fast makes one report of several plays. */
const gatherMs = 5_000
/** A clip that runs on and on is told of meanwhile, before the server forgets how much of it was told. */
const longRunMs = 5 * 60_000

/** From where on a clip was played to where it stands, without a gap. */
function startOfRun(played: Sample['played'], seconds: number): number {
  for (let run = 0; run < played.length; run += 1)
    if (played.start(run) <= seconds && seconds <= played.end(run) + longestStepSeconds)
      return played.start(run)
  return seconds
}

function partsBetween(from: number, to: number, duration: number): number[] {
  const part = (second: number) => Math.min(Math.floor((second / duration) * partsOfClip), partsOfClip - 1)
  return Array.from({ length: part(to) - part(from) + 1 }, (_, at) => part(from) + at)
}

/** The browser has played it, and nobody has said so yet: a report that was late, and no jump to what was played before. */
const hasUnseen = ({ seen }: Running, from: number, to: number, duration: number) =>
  partsBetween(from, to, duration).some((at) => !seen[at])

/** Signed out, a tab is a viewer: random, and gone with the tab. */
function tabId(): string {
  const key = 'morsel:tab'
  const made = newId()
  try {
    const kept = sessionStorage.getItem(key)
    if (kept) return kept
    sessionStorage.setItem(key, made)
  } catch {
    // Storage is shut: the tab is another viewer after a reload.
  }
  return made
}

/**
 * Notes which parts of which clips ran, and tells the server: soon after a clip was left, and by beacon when the page is. Plays
 * are told as totals under an id of their own, so telling one again is harmless, and that is what happens until it has arrived.
 */
export class WatchReporter {
  readonly #tabId = tabId()
  #plays: Running[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSending = false

  constructor() {
    document.addEventListener('visibilitychange', () =>
      document.hidden ? this.#beacon() : void this.#send(),
    )
    addEventListener('pagehide', () => this.#beacon())
    addEventListener('online', () => void this.#send())
  }

  sample({ clipId, seconds, durationSeconds, played, atMs }: Sample): void {
    if (!(durationSeconds > 0)) return
    const runStart = startOfRun(played, seconds)
    const play = this.#playOf({ clipId, seconds, runStart, atMs })
    const { second } = play
    play.second = seconds
    play.atMs = atMs
    const isLoop =
      seconds < second && durationSeconds - second < longestStepSeconds && seconds < longestStepSeconds
    if (isLoop) {
      this.#ran(play, second, durationSeconds, durationSeconds)
      this.#ran(play, 0, seconds, durationSeconds)
    } else {
      const from = Math.max(second, runStart)
      const isStep = seconds - from <= longestStepSeconds || hasUnseen(play, from, seconds, durationSeconds)
      if (seconds > from && isStep) this.#ran(play, from, seconds, durationSeconds)
    }
    if (play.watchedMs - play.sentMs > longRunMs) void this.#send()
  }

  /** Another clip is on, or none. */
  leave(): void {
    if (wantsLessData() || this.#timer !== undefined || this.#plays.length === 0) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#send()
    }, gatherMs)
  }

  #playOf({ clipId, seconds, runStart, atMs }: Place): Running {
    const last = this.#plays.at(-1)
    if (last?.clipId === clipId && atMs - last.atMs < playEndsAfterMs) return last
    if (last) this.leave()
    const play: Running = {
      playId: newId(),
      clipId,
      watchedMs: 0,
      seen: Array<boolean>(partsOfClip).fill(false),
      // The first sample comes when some of it has run, unless it stood still for so long that this is another play of it.
      second: last?.clipId === clipId ? seconds : runStart,
      atMs,
      arrivedMs: 0,
      sentMs: 0,
      tries: 0,
    }
    this.#plays = [...this.#plays, play].slice(-maxKept)
    return play
  }

  #ran(play: Running, from: number, to: number, duration: number): void {
    play.watchedMs += (to - from) * 1_000
    for (const at of partsBetween(from, to, duration)) play.seen[at] = true
  }

  #bodyOf(plays: readonly Running[]): string {
    const told = plays.map(
      ({ playId, clipId, watchedMs, seen }): Play => ({
        playId,
        videoId: clipId,
        watchedMs: Math.max(1, Math.round(watchedMs)),
        seen: writeSeen(seen),
      }),
    )
    return JSON.stringify({ tabId: this.#tabId, plays: told })
  }

  /** The page may not live to see an answer: what it goes on to live through is told again. */
  #beacon(): void {
    const plays = this.#plays.filter(({ watchedMs, sentMs }) => watchedMs > sentMs)
    if (plays.length === 0 || !navigator.onLine) return
    const body = new Blob([this.#bodyOf(plays)], { type: 'application/json' })
    if (!navigator.sendBeacon(viewerPaths.views(), body)) return
    for (const play of plays) play.sentMs = play.watchedMs
  }

  async #send(): Promise<void> {
    const plays = this.#plays.filter(({ watchedMs, arrivedMs }) => watchedMs > arrivedMs)
    if (plays.length === 0 || this.#isSending || !navigator.onLine) return
    this.#isSending = true
    const told = plays.map((play): [Running, number] => [play, play.watchedMs])
    for (const [play, watchedMs] of told) play.sentMs = watchedMs
    const hasArrived = await this.#post(this.#bodyOf(plays))
    this.#isSending = false
    for (const [play, watchedMs] of told) {
      if (hasArrived) play.arrivedMs = watchedMs
      else play.tries += 1
    }
    this.#forget()
  }

  /** @returns whether it need not be told again: it was kept, or will never be */
  async #post(body: string): Promise<boolean> {
    try {
      const headers = { 'Content-Type': 'application/json' }
      const { status } = await fetchWithRefresh(viewerPaths.views(), {
        method: 'POST',
        keepalive: true,
        headers,
        body,
      })
      return status < 500 && status !== 401 && status !== 429
    } catch {
      return false
    }
  }

  /** What has arrived and is over, and what was tried too often or is too old. The last play may go on. */
  #forget(): void {
    const last = this.#plays.at(-1)
    this.#plays = this.#plays.filter(
      (play) =>
        play === last ||
        (play.arrivedMs < play.watchedMs && play.tries < maxTries && Date.now() - play.atMs < reportWithinMs),
    )
  }
}
