const pad = (figure: number) => String(figure).padStart(2, '0')

/** As `<input type="datetime-local">` wants it: wall clock of the reader's zone, to the minute. */
export function writeLocalMoment(unixMs: number): string {
  const at = new Date(unixMs)
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`
}

/** The instant that a wall clock of the reader's zone shows it, as ISO 8601 in UTC; null for what is no time. */
export function readLocalMoment(text: string): string | null {
  // Without an offset JavaScript reads a date with a time as local; without the time it would read UTC.
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text) : new Date(Number.NaN)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
