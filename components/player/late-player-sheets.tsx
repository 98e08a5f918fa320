import { useState } from 'react'
import type { PlaybackSheetProps } from '@/components/player/playback-sheet'
import { late } from '@/components/ui/late'

const PlayerSheets = late(() =>
  import('@/components/player/player-sheets').then(({ PlayerSheets }) => PlayerSheets),
)

/** Nothing until the first sheet is asked for. */
export function LatePlayerSheets(props: PlaybackSheetProps) {
  const [wasOpened, setWasOpened] = useState(false)
  if (props.wishes.sheet && !wasOpened) setWasOpened(true)
  return wasOpened ? <PlayerSheets {...props} /> : null
}
