import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MetricPlot } from '@/components/admin/playback/metric-plot'
import { BowlDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { getPlaybackFigures } from '@/lib/playback/get-playback-figures'
import { canReadPlayback } from '@/lib/playback/policy'

export const metadata: Metadata = { title: 'Playback' }

/** How playing went in people's own browsers, for an admin: the only measurement that counts. */
export default async function PlaybackPage() {
  const actor = await requirePageActor(paths.adminPlayback())
  if (!canReadPlayback(actor)) notFound()
  const { from, to, metrics } = await getPlaybackFigures(actor)
  const measured = metrics.filter(({ count }) => count > 0)
  return (
    <PageShell header={<SiteHeader actor={actor} />}>
      <h1 className="font-display font-semibold text-3xl">Playback</h1>
      <p className="mt-2 mb-6 max-w-prose text-ink-soft">
        As measured in the browsers of those who watch, over the last four weeks. Days begin at midnight UTC.
        Kept are counts, nobody’s name and no clip.
      </p>
      {measured.length === 0 ? (
        <EmptyState drawing={<BowlDrawing />} title="Nothing measured yet">
          Figures come in as soon as somebody has watched a clip and left it.
        </EmptyState>
      ) : (
        <div className="grid gap-6 lg:grid-cols-2">
          {measured.map((figures) => (
            <MetricPlot key={figures.metric} figures={figures} from={from} to={to} />
          ))}
        </div>
      )}
    </PageShell>
  )
}
