import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { announceLogout, logOut, onLogoutElsewhere } from '@/components/auth/log-out'

const otherTab = new BroadcastChannel('morsel-session')
const heard: unknown[] = []
otherTab.onmessage = ({ data }: { data: unknown }) => heard.push(data)

afterAll(() => otherTab.close())

afterEach(() => {
  heard.length = 0
  vi.unstubAllGlobals()
})

it('tells the other tabs and not the one that leaves, which is on its way elsewhere', async () => {
  const leave = vi.fn()
  const stop = onLogoutElsewhere(leave)
  announceLogout()
  await expect.poll(() => heard).toEqual(['logout'])
  expect(leave).not.toHaveBeenCalled()
  otherTab.postMessage('logout')
  await expect.poll(() => leave.mock.calls.length).toBe(1)
  stop()
})

it('tells nobody while the server has not heard of it', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 503 })))
  expect(await logOut()).toBe(false)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  expect(await logOut()).toBe(false)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })))
  expect(await logOut()).toBe(true)
  await expect.poll(() => heard).toEqual(['logout'])
})
