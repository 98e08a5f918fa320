import { ButtonLink } from '@/components/ui/button-link'
import { CleanPlateDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import type { StatsRange } from '@/lib/analytics/schema'
import { paths } from '@/lib/core/paths'
import { studioPaths } from '../studio-paths'

type NoViewsYetProps = { videoId: string; range: StatsRange; isPublished: boolean }

/** Nothing to plot: says why, and what there is to do. */
export function NoViewsYet({ videoId, range, isPublished }: NoViewsYetProps) {
  if (!isPublished)
    return (
      <EmptyState
        drawing={<CleanPlateDrawing />}
        title="Nobody has tasted this yet"
        action={<ButtonLink href={studioPaths.clip(videoId)}>Get it ready</ButtonLink>}
      >
        Only you can see this clip. Once it is published, you can read here who watches, and for how long.
      </EmptyState>
    )
  if (range !== 'all')
    return (
      <EmptyState
        drawing={<CleanPlateDrawing />}
        title="A quiet few days"
        action={<ButtonLink href={studioPaths.stats(videoId, 'all')}>Show all time</ButtonLink>}
      >
        Nobody came by in these days. A new cover or another name often brings people back to a good clip.
      </EmptyState>
    )
  return (
    <EmptyState
      drawing={<CleanPlateDrawing />}
      title="Nobody has tasted this yet"
      action={<ButtonLink href={paths.video(videoId)}>Watch it</ButtonLink>}
    >
      The first views show up here within a minute. Share the link with your regulars and it begins.
    </EmptyState>
  )
}
