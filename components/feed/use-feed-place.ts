import { usePathname, useSearchParams } from 'next/navigation'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { hasNote, recallPlace, rememberPlace } from '@/components/feed/feed-memory'
import { wantsCalm } from '@/components/feed/reader-wishes'
import { useActiveIndex } from '@/components/feed/use-active-index'
import { useFeedPages } from '@/components/feed/use-feed-pages'
import type { FeedList, FeedPage } from '@/lib/feed/schema'

/** Slides kept in the DOM on each side of the one on screen. */
const windowRadius = 2

/** Wanted from the first swipe on, or by a reload: by no first visit. */
const loadReload = () => import('@/components/feed/place-over-reload')

/** Where in the list the reader is, which slides that puts into the DOM, and the ways to move. */
export function useFeedPlace(feedRef: RefObject<HTMLElement | null>, list: FeedList, first: FeedPage) {
  // What was searched or filtered is another list at the same path.
  const path = `${usePathname()}?${useSearchParams()}`
  const isSignedIn = first.items.some(({ viewer }) => viewer)
  const [known] = useState(() => recallPlace(path))
  const [start] = useState(known ?? { ...first, activeIndex: 0 })
  const [activeIndex, setActiveIndex] = useState(start.activeIndex)
  const [jump, setJump] = useState({ to: start.activeIndex })
  const { items, nextCursor, passed, tail, retry, replace } = useFeedPages(list, start, activeIndex)

  const from = Math.max(0, activeIndex - windowRadius)
  const slides = items.slice(from, activeIndex + windowRadius + 1)
  const isTailNear = from + slides.length === items.length
  useActiveIndex(feedRef, `${from} ${slides.length} ${items.length}`, setActiveIndex)

  useEffect(
    () => rememberPlace(path, { items, nextCursor, activeIndex, ...(passed ? { passed } : {}) }),
    [path, items, nextCursor, passed, activeIndex],
  )

  // The slides around the goal have to be in the DOM first: to an empty stretch the browser would refuse to snap.
  useLayoutEffect(() => {
    feedRef.current?.scrollTo({ top: jump.to * feedRef.current.clientHeight, behavior: 'instant' })
  }, [feedRef, jump])

  const jumpTo = useCallback((index: number) => {
    setActiveIndex(index)
    setJump({ to: index })
  }, [])

  useEffect(() => {
    if (known || !hasNote()) return
    let isHere = true
    loadReload().then(
      ({ recallAfterReload }) => {
        const place = isHere ? recallAfterReload(path, isSignedIn) : undefined
        if (!place) return
        replace(place)
        jumpTo(place.activeIndex)
      },
      () => {},
    )
    return () => {
      isHere = false
    }
  }, [known, path, isSignedIn, replace, jumpTo])

  const hasMoved = activeIndex > 0
  useEffect(() => {
    if (!hasMoved) return
    let stop: (() => void) | null = () => {}
    loadReload().then(
      ({ keepForReload }) => {
        if (stop) stop = keepForReload(path)
      },
      () => {},
    )
    return () => {
      stop?.()
      stop = null
    }
  }, [path, hasMoved])

  const move = useCallback(
    (step: 1 | -1) => {
      const feed = feedRef.current
      const goal = feed?.querySelector<HTMLElement>(`[data-index="${activeIndex + step}"]`)
      if (!feed || !goal) return
      goal.scrollIntoView({ behavior: wantsCalm() ? 'instant' : 'smooth', block: 'start' })
      // Whoever is inside a slide with the keyboard comes along; a mouse user's focus is left alone.
      if (document.activeElement?.closest('article')) goal.focus({ preventScroll: true })
    },
    [feedRef, activeIndex],
  )

  return { activeIndex, items, from, slides, isTailNear, tail, retry, move, jumpTo }
}
