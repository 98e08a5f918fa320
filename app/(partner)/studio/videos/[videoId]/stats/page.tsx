import { Pencil } from 'lucide'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { CurvePlot } from '@/components/studio/stats/curve-plot'
import { DaysPlot } from '@/components/studio/stats/days-plot'
import { NoViewsYet } from '@/components/studio/stats/no-views-yet'
import { RangeLinks } from '@/components/studio/stats/range-links'
import { Totals } from '@/components/studio/stats/totals'
import { studioPaths } from '@/components/studio/studio-paths'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import { getClipStats } from '@/lib/analytics/get-clip-stats'
import { type ClipStats, defaultRange, type StatsRange, statsRanges } from '@/lib/analytics/schema'
import type { Actor } from '@/lib/auth/schema'
import { requirePageActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { canUpload } from '@/lib/videos/policy'

export const metadata: Metadata = { title: 'How a clip does' }

type StatsPageProps = {
  params: Promise<{ videoId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function findStats(actor: Actor, videoId: string, range: StatsRange): Promise<ClipStats> {
  try {
    return await getClipStats(actor, videoId, range)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

export default async function StatsPage({ params, searchParams }: StatsPageProps) {
  const { videoId } = await params
  if (!z.uuid().safeParse(videoId).success) notFound()
  const actor = await requirePageActor(studioPaths.stats(videoId))
  if (!canUpload(actor)) redirect(paths.partnersOnly())
  const range = z
    .enum(statsRanges)
    .catch(defaultRange)
    .parse((await searchParams).days)
  const stats = await findStats(actor, videoId, range)
  return (
    <PageShell header={<SiteHeader actor={actor} />}>
      <div className="mb-6 grid gap-4 sm:mb-8">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <h1 className="min-w-0 wrap-anywhere font-display font-semibold text-3xl">{stats.name}</h1>
          <ButtonLink href={studioPaths.clip(videoId)} variant="secondary">
            <Icon of={Pencil} className="size-4" />
            Edit this clip
          </ButtonLink>
        </div>
        <RangeLinks videoId={videoId} range={range} />
      </div>
      <div className="grid gap-6">
        <Totals stats={stats} />
        {stats.totals.starts === 0 ? (
          <NoViewsYet videoId={videoId} range={range} isPublished={stats.isPublished} />
        ) : (
          <>
            {stats.curve.length > 0 ? <CurvePlot stats={stats} /> : null}
            <DaysPlot stats={stats} />
          </>
        )}
        <p className="max-w-prose text-ink-soft text-sm">
          A view is two seconds, or half of a clip shorter than four. Watching again within half an hour is
          the same view, and your own do not count. Days begin at midnight UTC; new views show up within a
          minute. We count plays, not people: nobody’s name, account or address is kept with them.
        </p>
      </div>
    </PageShell>
  )
}
