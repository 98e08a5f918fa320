import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { PlayerPool } from '@/components/feed/player-pool'
import { wantsCalm, wantsLessData } from '@/components/feed/reader-wishes'
import { noteLeft, notePlayer, noteWatched } from '@/components/feed/watching'
import { lengthOf } from '@/components/player/buffered'
import type { Clip, PlayState } from '@/components/player/scene'
import { useStayAwake } from '@/components/player/use-stay-awake'
import type { VideoCard } from '@/lib/feed/schema'

type Players = {
  feedRef: RefObject<HTMLElement | null>
  items: VideoCard[]
  activeIndex: number
  muted: boolean
  hasCaptions: boolean
  savesData: boolean
  speed: number
  /** Goes on to the next clip by itself. */
  advances: boolean
  onSilenced: () => void
  onNext: () => void
}

/**
 * Ties the pool to the feed: what is on screen plays, the one after it gets warm. All of it before the browser paints: a
 * paint later is a frame later.
 */
export function usePlayers(players: Players) {
  const { feedRef, items, activeIndex, muted, hasCaptions, savesData, speed, advances, onSilenced, onNext } =
    players
  const pool = useRef<PlayerPool | null>(null)
  const [report, setReport] = useState<{ clipId: string; state: PlayState }>()
  const [spoken, setSpoken] = useState<{ clipId: string; words: string }>()
  const current = items[activeIndex]
  const next = items[activeIndex + 1]
  const previousId = items[activeIndex - 1]?.id
  const goOn = useRef(onNext)
  useEffect(() => {
    goOn.current = onNext
  }, [onNext])

  useLayoutEffect(() => {
    const starter = feedRef.current?.querySelector<HTMLVideoElement>('video[data-clip]') ?? null
    const created = new PlayerPool(starter, {
      onState: (clipId, state) => {
        // It is what is assumed of another clip, and not worth drawing the feed for.
        setReport((told) => (state === 'starting' && told?.clipId !== clipId ? told : { clipId, state }))
        notePlayer({ clipId, state, atMs: performance.now() })
      },
      onSilenced,
      onEnded: () => {
        // Whoever reads or writes in a sheet over the clip is not taken away from it.
        if (document.querySelector('[role=dialog]')) created.play()
        else goOn.current()
      },
      onWords: (clipId, words) => setSpoken({ clipId, words }),
      onTime: (clipId, { currentTime, duration, buffered, played }) => {
        noteWatched({ clipId, seconds: currentTime, durationSeconds: duration, played, atMs: Date.now() })
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

  useLayoutEffect(() => pool.current?.setMuted(muted), [muted])

  useLayoutEffect(() => pool.current?.setCaptions(hasCaptions), [hasCaptions])

  useLayoutEffect(() => pool.current?.setSpeed(speed), [speed])

  useLayoutEffect(() => pool.current?.setLoop(!advances), [advances])

  useLayoutEffect(() => {
    const toClip = (card: VideoCard | undefined, index: number): Clip | undefined => {
      const slot =
        card && feedRef.current?.querySelector<HTMLElement>(`[data-video-id="${card.id}"] [data-slot]`)
      if (!card || !slot) return undefined
      const { id, playback, captions, durationMs } = card
      return { id, index, playback, captions, durationMs, slot }
    }
    pool.current?.show({
      previous: previousId,
      current: toClip(current, activeIndex),
      next: toClip(next, activeIndex + 1),
      autoplay: advances || !wantsCalm(),
      savesData: savesData || wantsLessData(),
    })
  }, [feedRef, current, next, previousId, activeIndex, savesData, advances])

  const state: PlayState = report && report.clipId === current?.id ? report.state : 'starting'
  useStayAwake(state === 'playing')
  const play = useCallback(() => pool.current?.play(), [])
  const pause = useCallback(() => pool.current?.pause(), [])
  /** Straight to the elements, because iOS looks at whether the call stack began with a tap. */
  const applyMuted = useCallback((value: boolean) => pool.current?.setMuted(value), [])
  const hurry = useCallback((isOn: boolean) => pool.current?.hurry(isOn), [])
  const player = useCallback(() => pool.current?.active, [])
  const words = hasCaptions && spoken && spoken.clipId === current?.id ? spoken.words : ''
  return { state, words, play, pause, applyMuted, hurry, player }
}
