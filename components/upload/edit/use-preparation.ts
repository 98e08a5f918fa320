import { useCallback, useEffect, useRef, useState } from 'react'
import { checkVideo, type UploadLimits } from '../checks/check-video'
import { inspectMedia } from '../checks/inspect-media'
import { isAbort } from '../engine/problem'
import { measureAbility } from './measure-ability'
import type { Ability, Plan, Source } from './plan-preparation'
import { prepareClip } from './prepare-clip'

export type Looked = { source: Source; ability: Ability; canPlay: boolean }

export type Work =
  | { stage: 'idle' }
  | { stage: 'working'; share: number }
  /** The original is untouched; `still_too_large` came out of it, but not small enough. */
  | { stage: 'failed'; why: 'broken' | 'still_too_large' }

/** Size and length are what a preparation is for. */
const noLimits = { maxVideoBytes: Number.POSITIVE_INFINITY, maxCoverBytes: 0, maxVideoSeconds: null }

async function look(file: File): Promise<Looked> {
  let canPlay = true
  const checking = checkVideo(file, noLimits, {
    inspect: inspectMedia,
    canPlay: (type) => {
      canPlay = document.createElement('video').canPlayType(type) !== ''
      return canPlay
    },
  })
  const [{ mime, media }, ability] = await Promise.all([checking, measureAbility(file)])
  return { source: { mime, media, sizeBytes: file.size }, ability, canPlay }
}

/**
 * Looks at a picked file, and prepares it on request.
 *
 * @param onUnusable the file is no clip at all; whoever takes it next says why
 */
export function usePreparation(
  file: File,
  limits: UploadLimits,
  onUnusable: () => void,
  onPrepared: (file: File) => void,
) {
  const [looked, setLooked] = useState<Looked | null>(null)
  const [work, setWork] = useState<Work>({ stage: 'idle' })
  const running = useRef<AbortController | null>(null)
  const giveUp = useRef(onUnusable)
  giveUp.current = onUnusable

  useEffect(() => {
    let isCurrent = true
    look(file).then(
      (found) => isCurrent && setLooked(found),
      () => isCurrent && giveUp.current(),
    )
    return () => {
      isCurrent = false
      running.current?.abort(new DOMException('The page was left.', 'AbortError'))
    }
  }, [file])

  const isWorking = work.stage === 'working'
  useEffect(() => {
    if (!isWorking) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isWorking])

  const prepare = useCallback(
    async (plan: Plan) => {
      const control = new AbortController()
      running.current = control
      setWork({ stage: 'working', share: 0 })
      try {
        const prepared = await prepareClip(file, plan, {
          signal: control.signal,
          onProgress: (share) => setWork({ stage: 'working', share }),
        })
        if (prepared.size > limits.maxVideoBytes) setWork({ stage: 'failed', why: 'still_too_large' })
        else onPrepared(prepared)
      } catch (thrown) {
        setWork(isAbort(thrown) ? { stage: 'idle' } : { stage: 'failed', why: 'broken' })
      }
    },
    [file, limits, onPrepared],
  )
  const cancel = useCallback(
    () => running.current?.abort(new DOMException('The preparation was cancelled.', 'AbortError')),
    [],
  )
  return { looked, work, prepare, cancel }
}
