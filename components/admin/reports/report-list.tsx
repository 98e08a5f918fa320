import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { type CaseDto, reasonTexts } from '@/lib/moderation/schema'

type ReportListProps = { reports: CaseDto['reports']; nowMs: number; locale: string }

export function ReportList({ reports, nowMs, locale }: ReportListProps) {
  if (reports.length === 0) return <p className="text-ink-soft">Nobody has reported it.</p>
  return (
    <ul className="grid gap-4">
      {reports.map(({ id, reason, note, by, at, isOpen }) => (
        <li key={id} className="grid gap-0.5">
          <p className="flex flex-wrap items-center gap-x-2 font-semibold text-sm">
            {reasonTexts[reason]}
            {isOpen ? <Badge tone="saffron">Open</Badge> : <Badge>Decided</Badge>}
          </p>
          {note ? <p className="wrap-anywhere whitespace-pre-line text-sm">{note}</p> : null}
          <p className="text-ink-soft text-sm">
            {by}, <RelativeTime at={at} locale={locale} now={nowMs} />
          </p>
        </li>
      ))}
    </ul>
  )
}
