import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { VideoCard } from '@/lib/feed/schema'

const page = { how: 'reload', address: 'https://morsel.example/', now: 1_000_000 }
let stored: Map<string, string>
let leave: () => void

class PerformanceNavigationTiming {
  get type() {
    return page.how
  }
  get name() {
    return page.address
  }
}

beforeEach(() => {
  Object.assign(page, { how: 'reload', address: 'https://morsel.example/', now: 1_000_000 })
  stored = new Map()
  vi.useFakeTimers({ now: page.now })
  vi.stubGlobal('PerformanceNavigationTiming', PerformanceNavigationTiming)
  vi.stubGlobal('performance', {
    now: () => 0,
    getEntriesByType: () => [new PerformanceNavigationTiming()],
  })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
  vi.stubGlobal('addEventListener', (_: string, act: () => void) => {
    leave = act
  })
  vi.stubGlobal('removeEventListener', () => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A document of its own: what a tab holds in memory is gone with the one before. */
async function openPage() {
  vi.resetModules()
  const memory = await import('@/components/feed/feed-memory')
  return { ...memory, ...(await import('@/components/feed/place-over-reload')) }
}

const card = (id: number) => ({ id: `clip-${id}`, viewer: null }) as VideoCard
const place = { items: Array.from({ length: 30 }, (_, id) => card(id)), nextCursor: 'on', activeIndex: 20 }

async function leaveAt(path: string) {
  const { keepForReload, rememberPlace } = await openPage()
  rememberPlace(path, place)
  keepForReload(path)
  leave()
}

describe('over a reload', () => {
  it('the reader is where they were, and what was shown before is known by its ids', async () => {
    await leaveAt('/?')
    const { hasNote, recallAfterReload } = await openPage()
    expect(hasNote()).toBe(true)
    const recalled = recallAfterReload('/?', false)
    expect(recalled?.items[recalled.activeIndex]?.id).toBe('clip-20')
    expect(recalled?.nextCursor).toBe('on')
    const ids = [...(recalled?.passed ?? []), ...(recalled?.items ?? []).map(({ id }) => id)]
    expect(ids).toEqual(place.items.map(({ id }) => id))
    expect(recalled?.passed).toHaveLength(8)
    expect(hasNote()).toBe(false)
    expect(recallAfterReload('/?', false)).toBeUndefined()
  })

  it('a reader who swiped on before that was known stays where they are', async () => {
    await leaveAt('/?')
    const { recallAfterReload, rememberPlace } = await openPage()
    rememberPlace('/?', { ...place, activeIndex: 1 })
    expect(recallAfterReload('/?', false)).toBeUndefined()
  })

  it.each([
    ['the page was asked for anew', () => Object.assign(page, { how: 'navigate' }), '/?', false],
    ['it is another feed', () => {}, '/following?', false],
    [
      'another page was reloaded',
      () => Object.assign(page, { address: 'https://morsel.example/login' }),
      '/?',
      false,
    ],
    ['somebody else is signed in', () => {}, '/?', true],
    ['it was long ago', () => vi.advanceTimersByTime(16 * 60_000), '/?', false],
    ['what is stored is broken', () => stored.set([...stored.keys()][0] ?? '', '{'), '/?', false],
  ] as const)('it begins at the top when %s', async (_, change, path, isSignedIn) => {
    await leaveAt('/?')
    change()
    const { recallAfterReload } = await openPage()
    expect(recallAfterReload(path, isSignedIn)).toBeUndefined()
  })
})

describe('in one tab', () => {
  it('each feed has a place of its own', async () => {
    const { recallPlace, rememberPlace } = await openPage()
    rememberPlace('/?', place)
    rememberPlace('/following?', { ...place, activeIndex: 3 })
    expect([recallPlace('/?')?.activeIndex, recallPlace('/following?')?.activeIndex]).toEqual([20, 3])
    vi.advanceTimersByTime(16 * 60_000)
    expect(recallPlace('/?')).toBeUndefined()
  })
})
