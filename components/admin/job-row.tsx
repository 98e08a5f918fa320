import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import type { GivenUpJob } from '@/lib/jobs/schema'
import { RetryButton } from './retry-button'

/** What the queues do, in words; one that is new here shows its own name. */
const names = new Map([
  ['upload-settle', 'Checking an uploaded clip'],
  ['clip-render', 'Making a clip’s files for phones'],
  ['upload-sweep', 'Removing a file from storage'],
])

type JobRowProps = { job: GivenUpJob; nowMs: number; locale: string }

export function JobRow({ job, nowMs, locale }: JobRowProps) {
  const name = names.get(job.job) ?? job.job
  return (
    <li>
      <Card className="grid gap-x-6 gap-y-4 p-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start sm:p-5">
        <div className="grid min-w-0 gap-2">
          <h2 className="font-semibold">{name}</h2>
          <p className="wrap-anywhere text-sm">{job.reason}</p>
          <p className="text-ink-soft text-sm">
            {job.attempts === 1 ? 'Tried once' : `Tried ${job.attempts} times`}, given up{' '}
            <RelativeTime at={job.givenUpAt} locale={locale} now={nowMs} />, first wanted{' '}
            <RelativeTime at={job.firstAt} locale={locale} now={nowMs} />
          </p>
          <dl className="grid gap-1 text-ink-soft text-xs">
            <Id name="job" value={job.id} />
            {Object.entries(job.about).map(([label, value]) => (
              <Id key={label} name={label} value={value} />
            ))}
          </dl>
        </div>
        <RetryButton jobId={job.id} name={name} />
      </Card>
    </li>
  )
}

function Id({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt>{name}</dt>
      <dd className="wrap-anywhere font-mono">{value}</dd>
    </div>
  )
}
