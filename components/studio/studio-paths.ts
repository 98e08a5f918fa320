import { paths } from '@/lib/core/paths'

/** The studio's own addresses, beside those of `lib/core/paths`. */
export const studioPaths = {
  clip: (videoId: string) => `${paths.studio()}/videos/${videoId}`,
  page: (cursor: string) => `${paths.studio()}?cursor=${encodeURIComponent(cursor)}`,
} as const
