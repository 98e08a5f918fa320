import type { StatsRange } from '@/lib/analytics/schema'
import { paths } from '@/lib/core/paths'
import type { ClipFilter } from '@/lib/videos/schema'

/** The studio's own addresses, beside those of `lib/core/paths`. */
export const studioPaths = {
  clip: (videoId: string) => `${paths.studio()}/videos/${videoId}`,
  stats: (videoId: string, days?: StatsRange) =>
    `${paths.studio()}/videos/${videoId}/stats${days ? `?days=${days}` : ''}`,
  list: (filter: Partial<ClipFilter>) => {
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value)
    return search.size > 0 ? `${paths.studio()}?${search}` : paths.studio()
  },
} as const
