import { useCallback, useState } from 'react'
import { lessDataKey } from '@/components/feed/reader-wishes'
import { changeSpeed } from '@/components/player/speeds'
import { useKeptChoice } from '@/components/player/use-kept-choice'

type Sheet = 'playback' | 'keys'

/** How the reader wants clips played. The speed holds for this visit, the rest for this browser. */
export function usePlayback() {
  const [speed, setSpeed] = useState(1)
  const [advances, setAdvances] = useKeptChoice('morsel:advance')
  const [savesData, setSavesData] = useKeptChoice(lessDataKey)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const shiftSpeed = useCallback((step: 1 | -1) => setSpeed((now) => changeSpeed(now, step)), [])
  const openSheet = useCallback(() => setSheet('playback'), [])
  const openKeys = useCallback(() => setSheet('keys'), [])
  /** Only if it is the one that is open: a sheet that goes may say so after the next one came. */
  const closeSheet = useCallback((which: Sheet) => setSheet((open) => (open === which ? null : open)), [])
  return {
    ...{ speed, setSpeed, shiftSpeed, advances, setAdvances, savesData, setSavesData },
    ...{ sheet, openSheet, openKeys, closeSheet },
  }
}

export type PlaybackWishes = ReturnType<typeof usePlayback>
