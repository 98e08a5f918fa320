import { usePathname, useSearchParams } from 'next/navigation'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { recallPlace, rememberPlace } from '@/components/feed/feed-memory'
import { wantsCalm } from '@/components/feed/reader-wishes'
import { useActiveIndex } from '@/components/feed/use-active-index'
import { useFeedPages } from '@/components/feed/use-feed-pages'
import type { FeedList, FeedPage } from '@/lib/feed/schema'

/** Slides kept in the DOM on each side of the one on screen. */
const windowRadius = 2

/** Where in the list the reader is, which slides that puts into the DOM, and the ways to move. */
export function useFeedPlace(feedRef: RefObject<HTMLElement | null>, list: FeedList, first: FeedPage) {
  // What was searched or filtered is another list at the same path.
  const path = `${usePathname()}?${useSearchParams()}`
  const [start] = useState(() => recallPlace(path) ?? { ...first, activeIndex: 0 })
  const [activeIndex, setActiveIndex] = useState(start.activeIndex)
  const [jump, setJump] = useState({ to: start.activeIndex })
  const { items, nextCursor, tail, retry } = useFeedPages(list, start, activeIndex)

  const from = Math.max(0, activeIndex - windowRadius)
  const slides = items.slice(from, activeIndex + windowRadius + 1)
  const isTailNear = from + slides.length === items.length
  useActiveIndex(feedRef, `${from} ${slides.length} ${items.length}`, setActiveIndex)

  useEffect(
    () => rememberPlace(path, { items, nextCursor, activeIndex }),
    [path, items, nextCursor, activeIndex],
  )

  // The slides around the goal have to be in the DOM first: to an empty stretch the browser would refuse to snap.
  useLayoutEffect(() => {
    feedRef.current?.scrollTo({ top: jump.to * feedRef.current.clientHeight, behavior: 'instant' })
  }, [feedRef, jump])

  const jumpTo = useCallback((index: number) => {
    setActiveIndex(index)
    setJump({ to: index })
  }, [])

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
