import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Unseen } from '@/components/player/unseen'

class Player extends EventTarget {
  isConnected = true
}

const observed = new Set<unknown>()
let report: (entries: { target: unknown; isIntersecting: boolean }[]) => void

const fake = (isConnected = true) =>
  Object.assign(new Player(), { isConnected }) as unknown as HTMLVideoElement

beforeEach(() => {
  observed.clear()
  vi.stubGlobal('HTMLVideoElement', Player)
  vi.stubGlobal('document', { pictureInPictureElement: null })
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: typeof report) {
        report = callback
      }
      observe = (target: unknown) => observed.add(target)
      unobserve = (target: unknown) => observed.delete(target)
      disconnect = () => observed.clear()
    },
  )
})

describe('a player that is left', () => {
  it('is told of once it is off the screen, and once only', () => {
    const told = vi.fn()
    const player = fake()
    new Unseen(told).watch(player)
    report([{ target: player, isIntersecting: true }])
    expect(told).not.toHaveBeenCalled()
    report([{ target: player, isIntersecting: false }])
    report([{ target: player, isIntersecting: false }])
    expect(told).toHaveBeenCalledExactlyOnceWith(player)
    expect(observed.size).toBe(0)
  })

  it('is not told of when it is wanted again, even where that was noted already', () => {
    const told = vi.fn()
    const player = fake()
    const unseen = new Unseen(told)
    unseen.watch(player)
    unseen.forget(player)
    report([{ target: player, isIntersecting: false }])
    expect(told).not.toHaveBeenCalled()
  })

  it('is told of at once where it is in no page: nothing would ever tell', () => {
    const told = vi.fn()
    const player = fake(false)
    new Unseen(told).watch(player)
    expect(told).toHaveBeenCalledExactlyOnceWith(player)
  })

  it('is seen in a window of its own, until the next clip takes that over', () => {
    const told = vi.fn()
    const player = fake()
    vi.stubGlobal('document', { pictureInPictureElement: player })
    new Unseen(told).watch(player)
    report([{ target: player, isIntersecting: false }])
    expect(told).not.toHaveBeenCalled()
    vi.stubGlobal('document', { pictureInPictureElement: null })
    player.dispatchEvent(new Event('leavepictureinpicture'))
    expect(observed.has(player)).toBe(true)
    report([{ target: player, isIntersecting: false }])
    expect(told).toHaveBeenCalledExactlyOnceWith(player)
  })

  it('is nobody’s business after the end', () => {
    const told = vi.fn()
    const player = fake()
    const unseen = new Unseen(told)
    unseen.watch(player)
    unseen.end()
    report([{ target: player, isIntersecting: false }])
    expect(told).not.toHaveBeenCalled()
    expect(observed.size).toBe(0)
  })
})
