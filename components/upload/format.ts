/** As storage counts its "100 MB" (lib/storage/policies.ts): the same file must not be 104 MB here. */
const megabyte = 1024 * 1024
const kilobyte = 1024

export function formatBytes(bytes: number): string {
  if (bytes >= megabyte) {
    const amount = bytes / megabyte
    return `${amount >= 9.95 ? Math.round(amount) : amount.toFixed(1)} MB`
  }
  return `${Math.max(bytes > 0 ? 1 : 0, Math.round(bytes / kilobyte))} KB`
}

/** `12.4 of 96 MB`: one unit, so that the eye compares numbers only. */
export function formatSent(sentBytes: number, totalBytes: number): string {
  if (totalBytes < megabyte)
    return `${Math.round(sentBytes / kilobyte)} of ${Math.max(1, Math.round(totalBytes / kilobyte))} KB`
  const digits = totalBytes < 100 * megabyte ? 1 : 0
  return `${(sentBytes / megabyte).toFixed(digits)} of ${(totalBytes / megabyte).toFixed(digits)} MB`
}

export function formatSpeed(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`
}

/** Coarse on purpose: steps of five seconds, then minutes. A figure that changes every second reads as a lie. */
export function formatEta(etaSeconds: number): string {
  if (etaSeconds < 8) return 'a few seconds left'
  if (etaSeconds < 57.5) return `about ${Math.round(etaSeconds / 5) * 5} seconds left`
  const minutes = Math.round(etaSeconds / 60)
  if (minutes < 60) return minutes <= 1 ? 'about a minute left' : `about ${minutes} minutes left`
  return 'more than an hour left'
}

/** `0:42`, `3:05`. */
export function formatDuration(durationSeconds: number): string {
  const seconds = Math.round(durationSeconds)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `42 seconds`, `3 minutes`, `3 minutes 5 seconds`. */
export function spellDuration(durationSeconds: number): string {
  const seconds = Math.round(durationSeconds)
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  const say = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
  if (minutes === 0) return say(rest, 'second')
  return rest === 0 ? say(minutes, 'minute') : `${say(minutes, 'minute')} ${say(rest, 'second')}`
}
