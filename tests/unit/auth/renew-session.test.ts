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
})

it('is content with what another tab did a moment ago, and only a moment (R90)', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  expect([await renewSession(), await renewSession()]).toEqual([true, true])
  expect(fetchMock).toHaveBeenCalledTimes(1)
  vi.setSystemTime(Date.now() + 31_000)
  expect(await renewSession()).toBe(true)
  expect(fetchMock).toHaveBeenCalledTimes(2)
})

it('leaves no note behind when it was refused or could not ask', async () => {
  fetchMock.mockResolvedValueOnce(new Response('{}', { status: 401 }))
  expect(await renewSession()).toBe(false)
  fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  expect(await renewSession()).toBe(false)
  expect(notes.size).toBe(0)
})

it('works where storage is forbidden', async () => {
  vi.stubGlobal('localStorage', undefined)
  expect(await renewSession()).toBe(true)
})
