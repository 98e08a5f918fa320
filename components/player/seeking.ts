/** Before the very end: landing there would end the clip instead of showing it. */
const lastFrameSeconds = 0.05

/** A tenth of the clip, between one second and five: a stride that means something in four seconds and in three minutes. */
export function strideOf(durationSeconds: number): number {
  return Math.min(5, Math.max(1, durationSeconds / 10))
}

/** Where to go from `seconds`, kept inside of the clip. */
export function seekGoal(seconds: number, bySeconds: number, durationSeconds: number): number {
  return Math.max(0, Math.min(seconds + bySeconds, durationSeconds - lastFrameSeconds))
}

/** One stride on or back; nothing while the length of the clip is not known. */
export function stride(
  player: Pick<HTMLVideoElement, 'currentTime' | 'duration'> | undefined,
  step: 1 | -1,
): void {
  if (!player || !Number.isFinite(player.duration)) return
  player.currentTime = seekGoal(player.currentTime, step * strideOf(player.duration), player.duration)
}

/** `0:07`, `2:05`: the same in every language. */
export function writeTime(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
