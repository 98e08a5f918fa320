import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import { Feed } from '@/components/feed/feed'
import { lookForClips } from '@/components/feed/look-for-clips'
import { Button } from '@/components/ui/button'
import type { FeedPage } from '@/lib/feed/schema'

type LookFurtherProps = ComponentProps<typeof Feed> & {
  /** While older clips are looked through. */
  looking: ReactNode
  /** When that was all, and none fits. */
  nothing: ReactNode
}

/** A choice that nothing fits among the newest clips: the first page may still lie further back, and is the browser's to ask for. */
export function LookFurther({ looking, nothing, ...feed }: LookFurtherProps) {
  const { list, first } = feed
  const [found, setFound] = useState<FeedPage | 'failed' | null>(null)
  const isLooking = found === null
  useEffect(() => {
    if (!isLooking) return
    const life = new AbortController()
    lookForClips(list, first, life.signal).then(setFound, () => {
      if (!life.signal.aborted) setFound('failed')
    })
    return () => life.abort()
  }, [isLooking, list, first])
  if (found === null) return looking
  if (found === 'failed')
    return (
      <main
        id="main"
        className="grid min-h-dvh place-content-center justify-items-center gap-4 p-4 text-center"
      >
        <p role="alert">No way through to the older clips.</p>
        <Button onClick={() => setFound(null)}>Try again</Button>
      </main>
    )
  return found.items.length > 0 ? <Feed {...feed} first={found} /> : nothing
}
