import { lazy, Suspense, useState } from 'react'
import type { PlayState } from '@/components/player/scene'

const SeekBar = lazy(() =>
  import('@/components/player/seek-bar').then(({ SeekBar }) => ({ default: SeekBar })),
)

/** There once the clip has shown itself: nothing before a first frame waits for it. */
export function LazySeekBar({ name, state }: { name: string; state: PlayState }) {
  const [hasShown, setHasShown] = useState(false)
  if (!hasShown && (state === 'playing' || state === 'paused')) setHasShown(true)
  return hasShown ? (
    <Suspense fallback={null}>
      <SeekBar name={name} />
    </Suspense>
  ) : null
}
