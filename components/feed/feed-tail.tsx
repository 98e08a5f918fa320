import { useEffect, useState } from 'react'
import type { FeedEnd, FeedEndProps } from '@/components/feed/feed-end'

const load = () => import('@/components/feed/feed-end')

/** What stands after the last clip. */
export function FeedTail({ index, ...props }: FeedEndProps & { index: number }) {
  const { tail, onRetry } = props
  const [Loaded, setLoaded] = useState<{ End: typeof FeedEnd } | null>(null)
  // Asked for as soon as this is near, so that it is there when the network is not; and again with every change.
  useEffect(() => {
    if (tail && !Loaded)
      load().then(
        ({ FeedEnd }) => setLoaded({ End: FeedEnd }),
        () => {},
      )
  }, [tail, Loaded])
  return (
    <article
      aria-label={tail === 'loading' ? 'More clips' : 'End of the clips'}
      tabIndex={-1}
      data-index={index}
      className="grid h-dvh snap-start snap-always place-items-center bg-paper text-ink focus:outline-none"
    >
      {Loaded ? <Loaded.End {...props} /> : null}
      {tail === 'failed' && !Loaded ? (
        <button type="button" onClick={onRetry} className="min-h-11 px-5 font-semibold">
          No way through. Try again
        </button>
      ) : null}
    </article>
  )
}
