import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { type Clip, PlayerPool, type PlayState } from '@/components/feed/player-pool'
import { wantsCalm, wantsLessData } from '@/components/feed/reader-wishes'
import { noteLeft, notePlayer, noteWatched } from '@/components/feed/watching'
import type { VideoCard } from '@/lib/feed/schema'

type Players = {
  feedRef: RefObject<HTMLElement | null>
  items: VideoCard[]
  activeIndex: number
  muted: boolean
  hasCaptions: boolean
  savesData: boolean
  onSilenced: () => void
}

function lengthOf(ranges: TimeRanges): number {
  let seconds = 0
  for (let at = 0; at < ranges.length; at += 1) seconds += ranges.end(at) - ranges.start(at)
  return seconds
}

/** Ties the pool to the feed: what is on screen plays, the one after it gets warm. */
export function usePlayers(players: Players) {
  const { feedRef, items, activeIndex, muted, hasCaptions, savesData, onSilenced } = players
  const pool = useRef<PlayerPool | null>(null)
  const [report, setReport] = useState<{ clipId: string; state: PlayState }>()
  const [spoken, setSpoken] = useState<{ clipId: string; words: string }>()
  const current = items[activeIndex]
  const next = items[activeIndex + 1]

  useEffect(() => {
    const starter = feedRef.current?.querySelector<HTMLVideoElement>('video[data-clip]') ?? null
    const created = new PlayerPool(starter, {
      onState: (clipId, state) => {
        setReport({ clipId, state })
        notePlayer({ clipId, state, atMs: performance.now() })
      },
      onSilenced,
      onWords: (clipId, words) => setSpoken({ clipId, words }),
      onTime: (clipId, { currentTime, duration, buffered }) => {
        noteWatched({ clipId, seconds: currentTime, durationSeconds: duration, atMs: Date.now() })
        const bufferedSeconds = lengthOf(buffered)
        notePlayer({ clipId, durationSeconds: duration, bufferedSeconds, atMs: performance.now() })
      },
    })
    pool.current = created
    const onVisibility = () => (document.hidden ? created.suspend() : created.resume())
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      created.destroy()
      noteLeft()
    }
  }, [feedRef, onSilenced])

  useEffect(() => pool.current?.setMuted(muted), [muted])

  useEffect(() => pool.current?.setCaptions(hasCaptions), [hasCaptions])

  useEffect(() => {
    const toClip = (card: VideoCard | undefined, index: number): Clip | undefined => {
      const slot =
        card && feedRef.current?.querySelector<HTMLElement>(`[data-video-id="${card.id}"] [data-slot]`)
      if (!card || !slot) return undefined
      const { id, playback, captions } = card
      return { id, index, playback, captions, slot }
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
  const words = hasCaptions && spoken && spoken.clipId === current?.id ? spoken.words : ''
  return { state, words, play, pause, applyMuted }
}
