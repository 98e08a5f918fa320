import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PlaybackMeter } from '@/components/feed/playback-meter'
import type { PlayState } from '@/components/player/scene'
import { maxClipsInReport, playbackReport } from '@/lib/playback/schema'

const page = { hidden: false, path: '/', nowMs: 0 }
let listeners: Map<string, () => void>
let beacons: Blob[]
let meter: PlaybackMeter

beforeEach(() => {
  Object.assign(page, { hidden: false, path: '/', nowMs: 0 })
  listeners = new Map()
  beacons = []
  const listen = (name: string, act: () => void) => listeners.set(name, act)
  vi.stubGlobal('document', {
    get hidden() {
      return page.hidden
    },
    addEventListener: listen,
  })
  vi.stubGlobal('addEventListener', listen)
  vi.stubGlobal('location', {
    get pathname() {
      return page.path
    },
  })
  vi.stubGlobal('performance', {
    now: () => page.nowMs,
    getEntriesByType: () => [{ name: 'https://morsel.example/' }],
  })
  vi.stubGlobal('navigator', { sendBeacon: (_: string, body: Blob) => beacons.push(body) })
  meter = new PlaybackMeter()
})
afterEach(() => vi.unstubAllGlobals())

function say(clipId: string, state: PlayState, atMs: number) {
  page.nowMs = atMs
  meter.note({ clipId, state, atMs })
}

/** Swiped to at `atMs`, shows a frame after `waitMs`, runs for a second, half of ten buffered. */
function watch(clipId: string, atMs: number, waitMs = 100) {
  say(clipId, 'starting', atMs)
  say(clipId, 'playing', atMs + waitMs)
  page.nowMs = atMs + waitMs + 1_000
  meter.note({ clipId, atMs: page.nowMs, durationSeconds: 10, bufferedSeconds: 5 })
}

function hide() {
  page.hidden = true
  listeners.get('visibilitychange')?.()
}

async function told() {
  const reports = await Promise.all(
    beacons.map(async (body) => playbackReport.parse(JSON.parse(await body.text()))),
  )
  return reports.flatMap(({ clips }) => clips)
}

describe('PlaybackMeter', () => {
  it('counts the first frame from the navigation, and later ones from the swipe', async () => {
    watch('soup', 300, 200)
    watch('bread', 2_000, 40)
    hide()
    const whole = { watchedMs: 1_000, stalledMs: 0, fetchedMs: 5_000, shownMs: 1_000 }
    expect(await told()).toEqual([
      { began: 'page', firstFrameMs: 500, ...whole, watchedMs: 1_500, shownMs: 1_500 },
      { began: 'swipe', firstFrameMs: 40, ...whole },
    ])
  })

  it('counts what stood still after the first frame as a stall, and not as watched', async () => {
    watch('soup', 0)
    say('soup', 'waiting', 2_000)
    say('soup', 'playing', 2_700)
    page.nowMs = 3_000
    hide()
    expect(await told()).toMatchObject([{ stalledMs: 700, watchedMs: 2_200 }])
  })

  it('shows nothing new in the second round', async () => {
    watch('soup', 0)
    meter.note({ clipId: 'soup', atMs: 30_000, durationSeconds: 10, bufferedSeconds: 10 })
    page.nowMs = 30_000
    hide()
    expect(await told()).toMatchObject([{ fetchedMs: 10_000, shownMs: 10_000 }])
  })

  it.each<PlayState>(['paused', 'blocked', 'failed'])(
    'takes no start that was %s on the way for a measurement',
    async (state) => {
      say('soup', 'starting', 0)
      say('soup', state, 100)
      watch('soup', 5_000)
      hide()
      expect(await told()).toEqual([])
    },
  )

  it('takes no first clip of a page that a link led to', async () => {
    page.path = '/saved'
    watch('soup', 5_000)
    watch('bread', 9_000)
    hide()
    expect(await told()).toMatchObject([{ began: 'swipe' }])
  })

  it('goes on after the tab came back without a second start', async () => {
    watch('soup', 0)
    hide()
    page.hidden = false
    watch('soup', 60_000)
    hide()
    expect(await told()).toHaveLength(1)
  })

  it('tells when a report is full, and nothing twice', async () => {
    for (let at = 0; at <= maxClipsInReport; at += 1) watch(`clip ${at}`, at * 2_000)
    expect(beacons).toHaveLength(1)
    hide()
    listeners.get('pagehide')?.()
    expect(beacons).toHaveLength(2)
    expect(await told()).toHaveLength(maxClipsInReport + 1)
  })
})
