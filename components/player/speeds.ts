export const speeds: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2]

/** What holding a finger on the picture does. */
export const holdSpeed = 2

/** The next faster or slower one; the last stays the last. */
export function changeSpeed(speed: number, step: 1 | -1): number {
  const at = speeds.indexOf(speed)
  return speeds[Math.min(speeds.length - 1, Math.max(0, at + step))] ?? 1
}

export const writeSpeed = (speed: number, locale: string): string => `${speed.toLocaleString(locale)}×`
