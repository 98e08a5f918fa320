import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SessionKeeper } from '@/components/auth/session-keeper'

const mocks = vi.hoisted(() => ({ renewSession: vi.fn(), refresh: vi.fn(), leave: () => {} }))

vi.mock('react', () => ({
  useEffect: (effect: () => () => void) => {
    mocks.leave = effect()
  },
}))
vi.mock('next/navigation', () => ({ usePathname: () => '/', useRouter: () => ({ refresh: mocks.refresh }) }))
vi.mock('@/components/auth/renew-session', () => ({ renewSession: mocks.renewSession }))

const page = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  mocks.refresh.mockReset()
  mocks.renewSession.mockReset().mockResolvedValue('renewed').mockResolvedValueOnce('unreachable')
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }))
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
})

afterEach(() => {
  mocks.leave()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('tries again after half a minute what did not get through, then renders the page anew', async () => {
  SessionKeeper({ accessLeftMs: 0 })
  await vi.advanceTimersByTimeAsync(29_000)
  expect(mocks.renewSession).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(mocks.renewSession).toHaveBeenCalledTimes(2)
  expect(mocks.refresh).toHaveBeenCalledTimes(1)
})

it('tries again as soon as the network is back, and goes on from there', async () => {
  SessionKeeper({ accessLeftMs: 60_000 })
  await vi.advanceTimersByTimeAsync(31_000)
  page.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(mocks.renewSession).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(9 * 60_000)
  expect(mocks.renewSession).toHaveBeenCalledTimes(3)
})

it('shows a page no longer once its session was ended elsewhere', async () => {
  const reload = vi.fn()
  vi.stubGlobal('location', { reload })
  mocks.renewSession.mockReset().mockResolvedValue('ended')
  SessionKeeper({ accessLeftMs: 60_000 })
  await vi.advanceTimersByTimeAsync(30_000)
  expect(reload).toHaveBeenCalledTimes(1)
})

it('leaves the page of a stranger whose old session is over as it is', async () => {
  const reload = vi.fn()
  vi.stubGlobal('location', { reload })
  mocks.renewSession.mockReset().mockResolvedValue('ended')
  SessionKeeper({ accessLeftMs: 0 })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reload).not.toHaveBeenCalled()
})
