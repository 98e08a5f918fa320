import { type RefObject, useEffect } from 'react'

type Step = 1 | -1

const enough = 30
const restMs = 450
const quietMs = 150
/** A trackpad's after-run only ever gets weaker: a stronger push is a new wish. */
const newPush = 1.6

/** Turns a stream of wheel events into steps: one per notch, one per push of a trackpad. */
function createWheelReader(): (delta: number, now: number) => Step | undefined {
  let sum = 0
  let lastAt = 0
  let lastSize = 0
  let restUntil = 0
  let isRunningOut = false
  return (delta, now) => {
    const size = Math.abs(delta)
    const isFresh = now - lastAt > quietMs || size > lastSize * newPush
    lastAt = now
    lastSize = size
    if (now < restUntil || (isRunningOut && !isFresh)) return undefined
    sum = isFresh ? delta : sum + delta
    isRunningOut = Math.abs(sum) >= enough
    if (!isRunningOut) return undefined
    restUntil = now + restMs
    return sum > 0 ? 1 : -1
  }
}

/**
 * One turn of the wheel, one clip. Scroll-snap alone falls back to where it was after a single notch (a notch is a
 * ninth of the screen), and lets a trackpad's after-run skip clips.
 */
export function useFeedWheel(feedRef: RefObject<HTMLElement | null>, onMove: (step: Step) => void): void {
  useEffect(() => {
    const feed = feedRef.current
    if (!feed) return
    const read = createWheelReader()
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey) return // zoom
      event.preventDefault()
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 40
      const step = read(event.deltaY * pixels, event.timeStamp)
      if (step) onMove(step)
    }
    feed.addEventListener('wheel', onWheel, { passive: false })
    return () => feed.removeEventListener('wheel', onWheel)
  }, [feedRef, onMove])
}
