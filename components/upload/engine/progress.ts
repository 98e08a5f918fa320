export type ProgressMeter = {
  /** How much of one part is out in the running attempt; an attempt that starts over reports 0. */
  setPart: (index: number, sentBytes: number) => void
  sentBytes: () => number
}

/**
 * Adds up the parts. Truth may step back (a dropped part starts over), the figure people watch may not: it waits
 * until truth has caught up. It never passes the size of the file.
 */
export function createProgressMeter(totalBytes: number, report: (sentBytes: number) => void): ProgressMeter {
  const parts = new Map<number, number>()
  let shownBytes = 0
  return {
    setPart(index, sentBytes) {
      parts.set(index, sentBytes)
      let sumBytes = 0
      for (const bytes of parts.values()) sumBytes += bytes
      const nextBytes = Math.min(totalBytes, sumBytes)
      if (nextBytes <= shownBytes) return
      shownBytes = nextBytes
      report(shownBytes)
    },
    sentBytes: () => shownBytes,
  }
}
