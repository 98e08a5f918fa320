import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { type Clip, PlayerPool, type PlayState } from '@/components/feed/player-pool'
import { wantsCalm, wantsLessData } from '@/components/feed/reader-wishes'
import type { VideoCard } from '@/lib/feed/schema'

type Players = {
  feedRef: RefObject<HTMLElement | null>
  items: VideoCard[]
  activeIndex: number
  muted: boolean
  savesData: boolean
  onSilenced: () => void
}

/** Ties the pool to the feed: what is on screen plays, the one after it gets warm. */
export function usePlayers({ feedRef, items, activeIndex, muted, savesData, onSilenced }: Players) {
  const pool = useRef<PlayerPool | null>(null)
  const [report, setReport] = useState<{ clipId: string; state: PlayState }>()
  const current = items[activeIndex]
  const next = items[activeIndex + 1]

  useEffect(() => {
    const starter = feedRef.current?.querySelector<HTMLVideoElement>('video[data-clip]') ?? null
    const created = new PlayerPool(starter, {
      onState: (clipId, state) => setReport({ clipId, state }),
      onSilenced,
    })
    pool.current = created
    const onVisibility = () => (document.hidden ? created.suspend() : created.resume())
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      created.destroy()
    }
  }, [feedRef, onSilenced])

  useEffect(() => pool.current?.setMuted(muted), [muted])

  useEffect(() => {
    const toClip = (card: VideoCard | undefined, index: number): Clip | undefined => {
      const slot =
        card && feedRef.current?.querySelector<HTMLElement>(`[data-video-id="${card.id}"] [data-slot]`)
      return slot ? { id: card.id, index, playback: card.playback, slot } : undefined
    }
    pool.current?.show({
      current: toClip(current, activeIndex),
      next: toClip(next, activeIndex + 1),
      autoplay: !wantsCalm(),
      warmNext: !savesData && !wantsLessData(),
    })
  }, [feedRef, current, next, activeIndex, savesData])

  const state: PlayState = report && report.clipId === current?.id ? report.state : 'starting'
  const play = useCallback(() => pool.current?.play(), [])
  const pause = useCallback(() => pool.current?.pause(), [])
  /** Straight to the elements, because iOS looks at whether the call stack began with a tap. */
  const applyMuted = useCallback((value: boolean) => pool.current?.setMuted(value), [])
  return { state, play, pause, applyMuted }
}
