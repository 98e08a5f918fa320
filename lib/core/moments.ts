import type { Dish } from './dish'

/** From when on a clip shows a dish. */
export type Moment = { atMs: number } & Dish

export const maxMoments = 12

const clockShape = /^(?:(\d{1,2}):)?(\d{1,2})(?:[.,](\d))?$/

/** `0:04`, `4` or `1:02.5` as milliseconds; null when it is no such time. */
export function readClock(text: string): number | null {
  const [, minutes = '0', seconds, tenths = '0'] = clockShape.exec(text.trim()) ?? []
  if (seconds === undefined || Number(seconds) > 59) return null
  return (Number(minutes) * 60 + Number(seconds)) * 1_000 + Number(tenths) * 100
}

/** As a player shows it: `0:04`, and `0:04.5` where it was given so exactly. */
export function formatClock(ms: number): string {
  const tenths = Math.floor((ms % 1_000) / 100)
  const seconds = String(Math.floor(ms / 1_000) % 60).padStart(2, '0')
  return `${Math.floor(ms / 60_000)}:${seconds}${tenths > 0 ? `.${tenths}` : ''}`
}
