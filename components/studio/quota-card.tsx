import { ProgressBar } from '@/components/ui/progress-bar'
import { RelativeTime } from '@/components/ui/relative-time'
import type { UploadQuota } from '@/lib/videos/schema'
import { describeQuota } from './quota-text'

type QuotaCardProps = { quota: UploadQuota; nowMs: number }

/** From here on it is worth looking at. */
const nearlyFull = 0.8

/** What was sent in the last 24 hours, against what one kitchen may send. Quiet until it matters. */
export function QuotaCard({ quota, nowMs }: QuotaCardProps) {
  const measures = describeQuota(quota)
  return (
    <section aria-labelledby="quota" className="mt-10 border-line border-t pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="quota" className="font-semibold text-sm">
          Sent in the last 24 hours
        </h2>
        {quota.freesAt ? (
          <p className="text-ink-soft text-sm">
            The oldest stops counting <RelativeTime at={quota.freesAt} locale="en" now={nowMs} />.
          </p>
        ) : null}
      </div>
      <dl className="mt-4 grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {measures.map(({ name, share, text }) => (
          <div key={name} className="grid grid-cols-[auto_auto] items-baseline gap-x-3 gap-y-1.5 text-sm">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="text-right tabular-nums">{text}</dd>
            <dd className="col-span-2">
              <ProgressBar
                label={`${name} used`}
                value={share}
                tone={share >= nearlyFull ? 'paprika' : 'quiet'}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
