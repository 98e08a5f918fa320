import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeedList } from '@/components/admin/reports/deed-list'
import { ReportedRow } from '@/components/admin/reports/reported-row'
import { CleanPlateDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { PageShell } from '@/components/ui/page-shell'
import { readerLocale } from '@/components/ui/reader-locale'
import { SiteHeader } from '@/components/ui/site-header'
import { TitledSection } from '@/components/ui/titled-section'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { listQueue } from '@/lib/moderation/list-queue'
import { canModerate } from '@/lib/moderation/policy'

export const metadata: Metadata = { title: 'Reports' }

/** What people told us about, by thing, and what was decided last. */
export default async function ReportsPage() {
  const actor = await requirePageActor(paths.adminReports())
  if (!canModerate(actor)) notFound()
  const [{ items, hasMore, deeds }, locale] = await Promise.all([listQueue(actor), readerLocale()])
  const nowMs = Date.now()
  return (
    <PageShell header={<SiteHeader actor={actor} />} width="text">
      <h1 className="font-display font-semibold text-3xl">Reports</h1>
      <p className="mt-2 text-ink-soft">What people told us about, the most reported first.</p>
      {items.length === 0 ? (
        <EmptyState drawing={<CleanPlateDrawing />} title="Nothing to decide">
          Every report has been looked at.
        </EmptyState>
      ) : (
        <ul className="mt-8 grid gap-3">
          {items.map((item) => (
            <ReportedRow key={item.thingId} item={item} nowMs={nowMs} locale={locale} />
          ))}
        </ul>
      )}
      {hasMore ? (
        <p className="mt-6 text-ink-soft text-sm">There is more than these {items.length}.</p>
      ) : null}
      <div className="mt-12">
        <TitledSection title="Decided last">
          <DeedList deeds={deeds} nowMs={nowMs} locale={locale} withLinks />
        </TitledSection>
      </div>
    </PageShell>
  )
}
