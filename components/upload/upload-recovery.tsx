'use client'

import { usePathname } from 'next/navigation'
import { type ComponentType, useEffect, useState } from 'react'

type Indicator = ComponentType<{ ownerId: string; pathname: string }>

/** Not every browser has it; then a moment after the page stands will do. */
const afterPaintMs = 1_500

function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(work, { timeout: 4_000 })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(work, afterPaintMs)
  return () => clearTimeout(timer)
}

/**
 * Goes on with what this person's browser has left unfinished, whichever page it opens at, and says so in a corner. The
 * machinery is fetched once the page has nothing better to do: nobody waits for it before the first clip plays.
 */
export function UploadRecovery({ ownerId }: { ownerId: string }) {
  const pathname = usePathname()
  const [Shown, setShown] = useState<Indicator | null>(null)
  useEffect(
    () =>
      whenIdle(() => {
        import('./upload-indicator')
          .then(({ UploadIndicator, uploads }) => {
            setShown(() => UploadIndicator)
            return uploads.recover(ownerId)
          })
          // Offline, or an older release: the next page tries again.
          .catch(() => undefined)
      }),
    [ownerId],
  )
  return Shown ? <Shown ownerId={ownerId} pathname={pathname} /> : null
}
