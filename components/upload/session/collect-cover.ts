import { type CaptureFrames, firstChoice, frameSlots, pickTimes } from '../cover/capture-frames'
import { rankFrames } from '../cover/rank-frames'
import type { Cover } from './snapshot'

type CoverHolder = { cover: () => Cover; setCover: (change: Partial<Cover>) => void }

/** Fills the strip frame by frame, and chooses the best of them unless the person has chosen before. */
export async function collectCover(
  source: Blob | string,
  durationSeconds: number,
  capture: CaptureFrames,
  { cover, setCover }: CoverHolder,
  signal: AbortSignal,
): Promise<void> {
  const times = pickTimes(durationSeconds, frameSlots.length)
  const choose = (chosen: number) => cover().isPicked || setCover({ chosen })
  choose(firstChoice(times, durationSeconds))
  try {
    for await (const frame of capture(source, times, signal)) setCover({ frames: [...cover().frames, frame] })
    choose(rankFrames(cover().frames.map(({ look }) => look))[0] ?? 0)
    setCover({ state: 'ready' })
  } catch {
    setCover({ state: cover().frames.length > 0 ? 'ready' : 'failed' })
  }
}
