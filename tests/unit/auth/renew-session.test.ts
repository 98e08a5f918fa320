import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renewSession } from '@/components/auth/renew-session'

const fetchMock = vi.fn()
const notes = new Map<string, string>()

beforeEach(() => {
  notes.clear()
  fetchMock.mockReset().mockResolvedValue(new Response('{}'))
  vi.stubGlobal('fetch', fetchMock)
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => notes.get(key) ?? null,
    setItem: (key: string, value: string) => notes.set(key, value),
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('is content with what another tab did a moment ago, and only a moment (R90)', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  expect([await renewSession(), await renewSession()]).toEqual(['renewed', 'renewed'])
  expect(fetchMock).toHaveBeenCalledTimes(1)
  vi.setSystemTime(Date.now() + 31_000)
  expect(await renewSession()).toBe('renewed')
  expect(fetchMock).toHaveBeenCalledTimes(2)
})

it('leaves no note behind when it was refused or could not ask', async () => {
  fetchMock.mockResolvedValueOnce(new Response('{}', { status: 401 }))
  expect(await renewSession()).toBe('ended')
  fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  expect(await renewSession()).toBe('unreachable')
  expect(notes.size).toBe(0)
})

it('works where storage is forbidden', async () => {
  vi.stubGlobal('localStorage', undefined)
  expect(await renewSession()).toBe('renewed')
})

it('takes no note from the future for a renewal: a clock was set back', async () => {
  notes.set('morsel:renewed-at', String(Date.now() + 3_600_000))
  expect(await renewSession()).toBe('renewed')
  expect(fetchMock).toHaveBeenCalledTimes(1)
})

it('waits neither for a server that never answers nor for a tab that never lets go of the lock', async () => {
  const limits: number[] = []
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    limits.push(ms)
    return AbortSignal.abort(new DOMException('', 'TimeoutError'))
  })
  const request = (_name: string, { signal }: LockOptions) => Promise.reject(signal?.reason)
  vi.stubGlobal('navigator', { locks: { request } })
  fetchMock.mockImplementation((_url: string, { signal }: RequestInit) => Promise.reject(signal?.reason))
  expect(await renewSession()).toBe('unreachable')
  expect(limits).toEqual([20_000, 15_000])
})
