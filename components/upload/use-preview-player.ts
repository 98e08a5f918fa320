'use client'

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isAbort } from './engine/problem'
import type { Cover } from './session/snapshot'

const reduceMotion = '(prefers-reduced-motion: reduce)'

type PreviewPlayer = {
  ref: RefObject<HTMLVideoElement | null>
  isPlaying: boolean
  /** The browser has no decoder for it; some say so, some just show nothing. */
  isBroken: boolean
  togglePlay: () => void
  events: {
    onPlay: () => void
    onPause: () => void
    onError: () => void
    onLoadedMetadata: () => void
  }
}

/** Plays a file of this device, and stands still at the cover frame that the person has just picked. */
export function usePreviewPlayer(url: string | null, cover: Cover): PreviewPlayer {
  const ref = useRef<HTMLVideoElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const { chosen, frames, isPicked } = cover
  const pickedSeconds = isPicked && chosen !== 'own' ? frames[chosen]?.atSeconds : undefined
  const showsOwn = isPicked && chosen === 'own'

  // A layout effect: it ends before `useObjectUrl` revokes the address, which the player would ask for once more.
  useLayoutEffect(() => {
    const element = ref.current
    if (!url || !element) return
    element.src = url
    if (!window.matchMedia(reduceMotion).matches) element.play().catch(() => undefined)
    return () => {
      // A player that leaves the page goes on reading.
      element.removeAttribute('src')
      element.load()
    }
  }, [url])

  useEffect(() => {
    const element = ref.current
    if (!element || pickedSeconds === undefined) return
    element.pause()
    element.currentTime = pickedSeconds
  }, [pickedSeconds])

  useEffect(() => {
    if (showsOwn) ref.current?.pause()
  }, [showsOwn])

  return {
    ref,
    isPlaying,
    isBroken,
    togglePlay() {
      const element = ref.current
      if (!element) return
      // Whoever pauses, or picks a frame, before it has begun to play ends the wish and not the clip.
      if (element.paused) element.play().catch((thrown) => isAbort(thrown) || setBroken(true))
      else element.pause()
    },
    events: {
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onError: () => setBroken(true),
      onLoadedMetadata: () => setBroken(ref.current?.videoWidth === 0),
    },
  }
}
