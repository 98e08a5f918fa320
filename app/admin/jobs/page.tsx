import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { JobRow } from '@/components/admin/job-row'
import { RetryButton } from '@/components/admin/retry-button'
import { BowlDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { InlineAlert } from '@/components/ui/inline-alert'
import { PageShell } from '@/components/ui/page-shell'
import { readerLocale } from '@/components/ui/reader-locale'
import { SiteHeader } from '@/components/ui/site-header'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { listGivenUp } from '@/lib/jobs/list-given-up'
import { canRunJobs } from '@/lib/jobs/policy'

export const metadata: Metadata = { title: 'Admin' }

/** Work that was tried too often, for an admin to look at and to set going again. */
export default async function JobsPage() {
  const actor = await requirePageActor(paths.adminJobs())
  if (!canRunJobs(actor)) notFound()
  const [{ items, hasMore, isWorking }, locale] = await Promise.all([listGivenUp(actor), readerLocale()])
  const nowMs = Date.now()
  return (
    <PageShell header={<SiteHeader actor={actor} />} width="text">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-display font-semibold text-3xl">Stuck jobs</h1>
        {items.length > 1 ? <RetryButton jobId={null} /> : null}
      </div>
      <p className="mt-2 text-ink-soft">
        Work on uploads that failed again and again until we gave up. They are kept for 90 days.
      </p>
      {isWorking ? null : (
        <InlineAlert tone="warning" title="This server works on no jobs (JOBS=off)" className="mt-6">
          What you try again waits for a server that does.
        </InlineAlert>
      )}
      {items.length === 0 ? (
        <EmptyState drawing={<BowlDrawing />} title="Nothing is stuck">
          Every upload was checked, and every file that had to go is gone.
        </EmptyState>
      ) : (
        <ul className="mt-8 grid gap-3">
          {items.map((job) => (
            <JobRow key={job.id} job={job} nowMs={nowMs} locale={locale} />
          ))}
        </ul>
      )}
      {hasMore ? (
        <p className="mt-6 text-ink-soft text-sm">There are more than these {items.length}.</p>
      ) : null}
    </PageShell>
  )
}
