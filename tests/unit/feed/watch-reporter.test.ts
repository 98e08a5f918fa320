import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WatchReporter } from '@/components/feed/watch-reporter'
import { watchReport } from '@/lib/analytics/schema'
import { newId } from '@/lib/core/ids'
import { maxPlaysInReport, readSeen } from '@/lib/core/watching'

/** A page, as far as the reporter looks at it. */
const page = { hidden: false, online: true, savesData: false, answer: 204 as number | 'lost' }
let listeners: Map<string, () => void>
let fetched: unknown[]
let beacons: unknown[]
let reporter: WatchReporter

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  Object.assign(page, { hidden: false, online: true, savesData: false, answer: 204 })
  listeners = new Map()
  fetched = []
  beacons = []
  const listen = (name: string, act: () => void) => listeners.set(name, act)
  vi.stubGlobal('document', {
    get hidden() {
      return page.hidden
    },
    addEventListener: listen,
  })
  vi.stubGlobal('addEventListener', listen)
  vi.stubGlobal('navigator', {
    get onLine() {
      return page.online
    },
    sendBeacon: (_: string, body: Blob) => {
      void body.text().then((text) => beacons.push(JSON.parse(text)))
      return true
    },
  })
  vi.stubGlobal('matchMedia', () => ({ matches: page.savesData }))
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    fetched.push(JSON.parse(String(init.body)))
    if (page.answer === 'lost') throw new TypeError('lost')
    return new Response(null, { status: page.answer })
  })
  reporter = new WatchReporter()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const [soup, bread] = [newId(), newId()]

/** As a player keeps account of what it has played. */
function accountOf(...runs: [from: number, to: number][]) {
  const at = (run: number) => runs[run] ?? [0, 0]
  return { length: runs.length, start: (run: number) => at(run)[0], end: (run: number) => at(run)[1] }
}

function sample(clipId: string, seconds: number, ...runs: [from: number, to: number][]) {
  reporter.sample({ clipId, seconds, durationSeconds: 10, played: accountOf(...runs), atMs: Date.now() })
}

/** Plays a clip of ten seconds as a browser reports it, four times a second. */
function run(clipId: string, from: number, to: number, start = from < 1 ? 0 : from) {
  for (let seconds = from; seconds <= to; seconds += 0.25) {
    vi.advanceTimersByTime(250)
    sample(clipId, seconds, [start, seconds])
  }
}

const settle = () => vi.advanceTimersByTimeAsync(5_000)
const hide = async (hidden = true) => {
  page.hidden = hidden
  listeners.get('visibilitychange')?.()
  await vi.advanceTimersByTimeAsync(0)
}
const told = (body: unknown) => watchReport.parse(body).plays

describe('what was watched', () => {
  it('is told once the clip was left, in the form that the server takes', async () => {
    run(soup, 0.25, 5)
    run(bread, 0.25, 1)
    expect(fetched).toEqual([])
    await settle()
    expect(fetched).toHaveLength(1)
    const [first, second] = told(fetched[0])
    expect(first).toMatchObject({ videoId: soup, watchedMs: 5_000 })
    expect(readSeen(first?.seen ?? '')).toBe(`${'1'.repeat(21)}${'0'.repeat(19)}`)
    expect(second).toMatchObject({ videoId: bread, watchedMs: 1_000 })
  })

  it('counts loops as time but each part once, and a jump as neither', async () => {
    run(soup, 0.25, 9.75)
    run(soup, 0.25, 2)
    run(soup, 7, 8, 0)
    reporter.leave()
    await settle()
    const [play] = told(fetched[0])
    expect(play?.watchedMs).toBe(13_000)
    expect(readSeen(play?.seen ?? '')).toBe('1'.repeat(40))
  })

  it('is all that the player has played, however late a busy page says so', async () => {
    sample(soup, 2.5, [0, 2.5])
    sample(soup, 6, [0, 6])
    // A jump ahead, and what has run from there.
    sample(soup, 9, [0, 6.5], [8.5, 9])
    // A jump to what was played before.
    sample(soup, 2, [0, 6.5], [8.5, 9])
    sample(soup, 5, [0, 6.5], [8.5, 9])
    reporter.leave()
    await settle()
    const [play] = told(fetched[0])
    expect(play?.watchedMs).toBe(6_500)
    expect(readSeen(play?.seen ?? '')).toBe(`${'1'.repeat(25)}${'0'.repeat(9)}111${'0'.repeat(3)}`)
  })

  it('of a clip that began in the middle leaves the beginning out', async () => {
    run(soup, 6, 8)
    reporter.leave()
    await settle()
    expect(told(fetched[0])[0]?.watchedMs).toBe(2_000)
  })

  it('goes on under the same id, and under another one after half an hour of standing still', async () => {
    run(soup, 0.25, 2)
    await hide()
    await hide(false)
    run(soup, 2.25, 4, 0)
    await hide()
    vi.advanceTimersByTime(31 * 60_000)
    await hide(false)
    run(soup, 4.25, 5, 0)
    await hide()
    const plays = beacons.flatMap(told)
    expect(plays.map(({ watchedMs }) => watchedMs)).toEqual([2_000, 4_000, 750])
    expect(plays[1]?.playId).toBe(plays[0]?.playId)
    expect(plays[2]?.playId).not.toBe(plays[0]?.playId)
  })
})

describe('a page that goes', () => {
  it('sends a beacon with what nobody was told of yet, and nothing twice', async () => {
    run(soup, 0.25, 3)
    await hide()
    listeners.get('pagehide')?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(beacons).toHaveLength(1)
    expect(fetched).toEqual([])
    expect(told(beacons[0])).toMatchObject([{ videoId: soup, watchedMs: 3_000 }])
  })

  it('tells again when it comes back, since nobody knows what became of a beacon', async () => {
    run(soup, 0.25, 3)
    await hide()
    await hide(false)
    await settle()
    expect(fetched).toEqual(beacons)
    await hide()
    await hide(false)
    expect(fetched).toHaveLength(1)
  })
})

describe('a line that is bad', () => {
  it('sends nothing while offline, and all of it afterwards, in one report', async () => {
    page.online = false
    run(soup, 0.25, 3)
    run(bread, 0.25, 3)
    await settle()
    await hide()
    await hide(false)
    expect([fetched, beacons]).toEqual([[], []])
    page.online = true
    listeners.get('online')?.()
    await settle()
    expect(fetched.flatMap(told).map(({ videoId }) => videoId)).toEqual([soup, bread])
  })

  it.each(['lost', 503, 429, 401] as const)(
    'tries again after %s, five times and not for ever',
    async (answer) => {
      page.answer = answer
      run(soup, 0.25, 3)
      run(bread, 0.25, 3)
      for (let round = 0; round < 9; round += 1) {
        listeners.get('online')?.()
        await settle()
      }
      const tries = fetched.filter((body) => told(body).some(({ videoId }) => videoId === soup))
      expect(tries).toHaveLength(5)
    },
  )

  it('does not repeat what the server will never take', async () => {
    page.answer = 422
    run(soup, 0.25, 3)
    reporter.leave()
    await settle()
    listeners.get('online')?.()
    await settle()
    expect(fetched).toHaveLength(1)
  })

  it('keeps no more than one report can carry', async () => {
    page.online = false
    for (let clip = 0; clip < 30; clip += 1) run(newId(), 0.25, 1)
    await settle()
    page.online = true
    listeners.get('online')?.()
    await settle()
    expect(fetched.flatMap(told)).toHaveLength(maxPlaysInReport)
  })

  it('saves data: tells when the page goes and not before', async () => {
    page.savesData = true
    run(soup, 0.25, 3)
    run(bread, 0.25, 3)
    await settle()
    expect(fetched).toEqual([])
    await hide()
    expect(beacons.flatMap(told)).toHaveLength(2)
  })
})
