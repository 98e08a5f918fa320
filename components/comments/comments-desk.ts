/** Whether comments are open beside the feed, and what their numbers became since the page was made. Outlives the slides. */
let isOpen = false
let counts: ReadonlyMap<string, number> = new Map()
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

export const commentsDesk = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  isOpen: (): boolean => isOpen,
  open(to = true): void {
    isOpen = to
    tell()
  },
  /** What the server said last about a clip; undefined while it was not asked. */
  countOf: (videoId: string): number | undefined => counts.get(videoId),
  count(videoId: string, count: number): void {
    counts = new Map(counts).set(videoId, count)
    tell()
  },
}
