import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Span } from './plan-preparation'

type SpanPlayer = {
  ref: RefObject<HTMLVideoElement | null>
  isPlaying: boolean
  isBroken: boolean
  toggle: () => void
  /** Stands still and shows the frame of this moment. */
  show: (atSeconds: number) => void
  events: {
    onPlay: () => void
    onPause: () => void
    onError: () => void
    onTimeUpdate: () => void
    onLoadedMetadata: () => void
  }
}

/** Plays a local clip from the start of a span to its end, and from the start again. */
export function useSpanPlayer(url: string | null, { startSeconds, endSeconds }: Span): SpanPlayer {
  const ref = useRef<HTMLVideoElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [isBroken, setBroken] = useState(false)

  // A layout effect: it ends before `useObjectUrl` revokes the address, which the player would ask for once more.
  useLayoutEffect(() => {
    const element = ref.current
    if (!url || !element) return
    element.src = url
    return () => {
      element.removeAttribute('src')
      element.load()
    }
  }, [url])

  const isOutside = (element: HTMLVideoElement) =>
    element.currentTime < startSeconds - 0.05 || element.currentTime >= endSeconds - 0.02

  return {
    ref,
    isPlaying,
    isBroken,
    toggle() {
      const element = ref.current
      if (!element) return
      if (!element.paused) return element.pause()
      if (isOutside(element)) element.currentTime = startSeconds
      element.play().catch(() => undefined)
    },
    show(atSeconds) {
      const element = ref.current
      if (!element) return
      element.pause()
      // At its very end a clip has no frame to show. Before its header is read it has no length: NaN, which would throw.
      const lastSeconds = Number.isNaN(element.duration) ? atSeconds : Math.max(0, element.duration - 0.05)
      element.currentTime = Math.min(atSeconds, lastSeconds)
    },
    events: {
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onError: () => setBroken(true),
      onLoadedMetadata: () => setBroken(ref.current?.videoWidth === 0),
      onTimeUpdate() {
        const element = ref.current
        if (element && !element.paused && isOutside(element)) element.currentTime = startSeconds
      },
    },
  }
}
