import { useCallback, useEffect, useRef, useState } from 'react'
import { fetchFeedPage } from '@/components/feed/fetch-feed-page'
import type { FeedList, FeedPage, VideoCard } from '@/lib/feed/schema'

/** What was fetched. `passed` are clips that were shown before the first of them and not kept. */
export type HeldPages = FeedPage & { passed?: string[] }

export type FeedTail = 'loading' | 'failed' | 'end'

/** Fetched this many clips before the last one, so that nobody sees the seam. */
const fetchAhead = 3
const retryDelaysMs = [1_000, 4_000]

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** @throws when there is no page after several tries */
export async function fetchPatiently(list: FeedList, cursor: string, signal: AbortSignal): Promise<FeedPage> {
  for (const delay of retryDelaysMs) {
    try {
      return await fetchFeedPage(list, cursor, signal)
    } catch (error) {
      if (signal.aborted) throw error
      await wait(delay)
    }
  }
  return fetchFeedPage(list, cursor, signal)
}

function appendUnseen({ items, passed = [] }: HeldPages, more: VideoCard[]): VideoCard[] {
  const seen = new Set([...passed, ...items.map(({ id }) => id)])
  return [...items, ...more.filter(({ id }) => !seen.has(id))]
}

/** The growing list. The clip a deep link began with is not shown again when its page comes. */
export function useFeedPages(list: FeedList, first: HeldPages, activeIndex: number) {
  const [page, setPage] = useState(first)
  const [failed, setFailed] = useState(false)
  const fetching = useRef<AbortSignal | null>(null)
  const { items, nextCursor, passed } = page

  const load = useCallback(
    (cursor: string, signal: AbortSignal) => {
      if (fetching.current === signal) return
      fetching.current = signal
      setFailed(false)
      fetchPatiently(list, cursor, signal)
        .then((more) =>
          setPage((held) =>
            // Another list may have taken its place meanwhile.
            held.nextCursor === cursor
              ? { ...held, items: appendUnseen(held, more.items), nextCursor: more.nextCursor }
              : held,
          ),
        )
        .catch(() => {
          if (!signal.aborted) setFailed(true)
        })
        .finally(() => {
          if (fetching.current === signal) fetching.current = null
        })
    },
    [list],
  )

  const life = useRef<AbortController | null>(null)
  useEffect(() => {
    life.current = new AbortController()
    return () => life.current?.abort()
  }, [])

  const isNear = activeIndex >= items.length - fetchAhead
  useEffect(() => {
    if (isNear && nextCursor && !failed && life.current) load(nextCursor, life.current.signal)
  }, [isNear, nextCursor, failed, load])

  const retry = useCallback(() => setFailed(false), [])
  useEffect(() => {
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [retry])

  const tail: FeedTail = nextCursor === null ? 'end' : failed ? 'failed' : 'loading'
  return { items, nextCursor, passed, tail, retry, replace: setPage }
}
