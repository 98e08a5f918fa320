import { useEffect, useState, useSyncExternalStore } from 'react'
import { commentsDesk } from '@/components/comments/comments-desk'
import type { CommentsPanel as Panel } from '@/components/comments/comments-panel'
import type { Reader } from '@/components/feed/slide-props'
import type { VideoCard } from '@/lib/feed/schema'

type CommentsHostProps = { card: VideoCard | undefined; reader: Reader }

const load = () => import('@/components/comments/comments-panel')

/** The comments of the clip on screen, once somebody wants to read them: the feed starts without a byte of them. */
export function CommentsHost({ card, reader }: CommentsHostProps) {
  const isOpen = useSyncExternalStore(commentsDesk.subscribe, commentsDesk.isOpen, () => false)
  const [Loaded, setLoaded] = useState<{ Panel: typeof Panel } | null>(null)
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    if (!isOpen || Loaded) return
    setHasFailed(false)
    load().then(
      ({ CommentsPanel }) => setLoaded({ Panel: CommentsPanel }),
      () => {
        setHasFailed(true)
        commentsDesk.open(false)
      },
    )
  }, [isOpen, Loaded])
  // Another page, and back: the feed comes without them.
  useEffect(() => () => commentsDesk.open(false), [])

  return (
    <>
      {isOpen && Loaded && card ? <Loaded.Panel card={card} reader={reader} /> : null}
      <p role="status" className="fixed inset-x-0 top-20 z-30 text-center font-semibold text-sm text-white">
        {hasFailed ? (
          <span className="rounded-full bg-black/70 px-4 py-2">
            The comments did not load. Check your connection and try again.
          </span>
        ) : null}
      </p>
    </>
  )
}
