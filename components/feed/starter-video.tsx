import { useState } from 'react'
import { pickSource } from '@/components/feed/pick-source'
import type { VideoCard } from '@/lib/feed/schema'

type StarterVideoProps = { card: VideoCard; isWanted: boolean; savesData: boolean }

const canPlay = () => 'maybe'

/**
 * The first clip's `<video>` comes in the page itself, so that its bytes are on the way before any script runs. The
 * player pool then takes the element over for good; React never changes it again, which is why the decision is frozen.
 */
export function StarterVideo({ card, isWanted, savesData }: StarterVideoProps) {
  const [src] = useState(() => (isWanted ? pickSource(card.playback, { canPlay })?.src : undefined))
  const [preload] = useState(savesData ? 'none' : 'auto')
  if (!src) return null
  return (
    <video
      className="clip-video"
      data-clip={card.id}
      src={src}
      preload={preload}
      muted
      loop
      playsInline
      aria-hidden="true"
      tabIndex={-1}
    />
  )
}
