import type { Moment } from '@/lib/core/moments'

type Described = { moments: Moment[]; durationMs: number }

/** schema.org Clips, each from its dish to the next one or the end; undefined without a dish, so that a page names no empty list. */
export function describeMoments({ moments, durationMs }: Described, url: string) {
  const parts = moments.filter(({ atMs }) => atMs < durationMs)
  if (parts.length === 0) return undefined
  return parts.map(({ atMs, name }, index) => ({
    '@type': 'Clip',
    name,
    startOffset: atMs / 1_000,
    endOffset: (parts[index + 1]?.atMs ?? durationMs) / 1_000,
    url: `${url}?t=${atMs / 1_000}`,
  }))
}
