import { useState } from 'react'
import type { PlayState } from '@/components/player/scene'
import { late } from '@/components/ui/late'

const SeekBar = late(() => import('@/components/player/seek-bar').then(({ SeekBar }) => SeekBar))

/** There once the clip has shown itself: nothing before a first frame waits for it. */
export function LateSeekBar({ name, state }: { name: string; state: PlayState }) {
  const [hasShown, setHasShown] = useState(false)
  if (!hasShown && (state === 'playing' || state === 'paused')) setHasShown(true)
  return hasShown ? <SeekBar name={name} /> : null
}
