import { useCallback, useEffect, useRef, useState } from 'react'
import { captureFrames } from '@/components/upload/cover/capture-frames'
import { collectCover } from '@/components/upload/session/collect-cover'
import { type Cover, firstSnapshot } from '@/components/upload/session/snapshot'
import type { VideoDto } from '@/lib/videos/schema'

/** The stills of a clip that storage has, sought from where viewers watch it once somebody asks for them. */
export function useClipCover({ playback, durationMs }: Pick<VideoDto, 'playback' | 'durationMs'>) {
  const [cover, setCover] = useState<Cover | null>(null)
  const latest = useRef(firstSnapshot.cover)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const change = useCallback((next: Partial<Cover>) => {
    latest.current = { ...latest.current, ...next }
    setCover(latest.current)
  }, [])
  const src = playback?.sources.find(({ kind }) => kind === 'file')?.src

  const open = () => {
    const control = new AbortController()
    running.current = control
    change(firstSnapshot.cover)
    const { signal } = control
    const holder = {
      cover: () => latest.current,
      // What is still on its way when the picker was closed belongs to nobody.
      setCover: (next: Partial<Cover>) => signal.aborted || change(next),
    }
    if (src && durationMs) void collectCover(src, durationMs / 1000, captureFrames, holder, signal)
    else change({ state: 'failed' })
  }
  const close = () => {
    running.current?.abort()
    setCover(null)
  }
  const choose = (chosen: Cover['chosen'], own = latest.current.own) =>
    change({ chosen, own, isPicked: true })
  return { cover, open, close, choose }
}
