import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { paths } from '@/lib/core/paths'
import { type ReportedThing, reasonTexts } from '@/lib/moderation/schema'
import { countReports, kindTexts } from './words'

type ReportedRowProps = { item: ReportedThing; nowMs: number; locale: string }

export function ReportedRow({ item, nowMs, locale }: ReportedRowProps) {
  return (
    <li>
      <Card className="relative grid gap-2 p-4 sm:p-5">
        <p className="flex flex-wrap items-center gap-2">
          <Badge>{kindTexts[item.kind]}</Badge>
          {item.isHidden ? <Badge tone="danger">Not on show</Badge> : null}
          <span className="ml-auto font-semibold text-sm tabular-nums">{countReports(item.count)}</span>
        </p>
        <h2 className="wrap-anywhere line-clamp-2 font-semibold">
          <Link
            href={paths.adminCase(item.kind, item.thingId)}
            className="rounded-xs after:absolute after:inset-0 hover:underline"
          >
            {item.name ?? 'Gone since it was reported'}
          </Link>
        </h2>
        <ul aria-label="Reasons" className="flex flex-wrap gap-x-4 text-sm">
          {item.reasons.map(({ reason, count }) => (
            <li key={reason}>
              {reasonTexts[reason]}
              {count > 1 ? <span className="text-ink-soft tabular-nums"> × {count}</span> : null}
            </li>
          ))}
        </ul>
        <p className="text-ink-soft text-sm">
          First told <RelativeTime at={item.firstAt} locale={locale} now={nowMs} />
        </p>
      </Card>
    </li>
  )
}
