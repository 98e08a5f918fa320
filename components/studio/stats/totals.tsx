import type { ClipStats } from '@/lib/analytics/schema'
import { counted, shortNumber } from '../figures'
import { sayCount, sayMoment, sayShare, sayTime } from './say'

/** The figures that a partner looks for first. */
export function Totals({ stats }: { stats: ClipStats }) {
  const { totals, likes, saves, durationMs } = stats
  const { starts, views, watchedMs, averageMs, completionRate } = totals
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-raised sm:grid-cols-3 lg:grid-cols-6">
      <Total
        label="Views"
        value={shortNumber(views)}
        exact={sayCount(views)}
        note={`of ${counted(starts, 'start')}`}
      />
      <Total label="Time watched" value={sayTime(watchedMs)} note="loops included" />
      <Total
        label="Average"
        value={sayMoment(averageMs)}
        note={durationMs === null ? 'of each start' : `of ${sayMoment(durationMs)}, each start`}
      />
      <Total label="To the end" value={sayShare(completionRate)} note="of the views" />
      <Total label="Likes" value={shortNumber(likes)} exact={sayCount(likes)} note="of all time" />
      <Total label="Saves" value={shortNumber(saves)} exact={sayCount(saves)} note="of all time" />
    </dl>
  )
}

type TotalProps = { label: string; value: string; exact?: string; note: string }

function Total({ label, value, exact = value, note }: TotalProps) {
  return (
    <div className="grid content-start bg-surface p-4 sm:p-5">
      <dt className="text-ink-soft text-sm">{label}</dt>
      <dd className="font-display font-semibold text-2xl tabular-nums" title={exact}>
        {value}
      </dd>
      <dd className="mt-1 text-ink-soft text-xs">{note}</dd>
    </div>
  )
}
