import { ChevronDown, Clock } from 'lucide'
import { OpenNow } from '@/components/partner/open-now'
import { Icon } from '@/components/ui/icon'
import { type OpeningHours, type OpeningSpan, weekdays } from '@/lib/core/opening-hours'

function describeSpan({ from, to }: OpeningSpan): string {
  return from === '00:00' && to === '00:00' ? 'Open all day' : `${from} to ${to}`
}

/** Open or not in one line, the whole week behind it. Works without scripts. */
export function OpeningWeek({ hours, nowMs }: { hours: OpeningHours; nowMs: number }) {
  return (
    <details className="group mt-3 max-w-md">
      <summary className="-ml-1 flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-sm px-1 [&::-webkit-details-marker]:hidden">
        <Icon of={Clock} className="size-5 shrink-0 text-paprika-ink" />
        <OpenNow hours={hours} nowMs={nowMs} />
        <Icon
          of={ChevronDown}
          className="size-5 shrink-0 text-ink-soft transition-transform group-open:rotate-180"
        />
        <span className="sr-only">, all opening hours</span>
      </summary>
      <table className="mt-1 mb-2 ml-7 w-[calc(100%-1.75rem)] text-sm">
        <caption className="sr-only">Opening hours</caption>
        <tbody>
          {weekdays.map((name, day) => {
            const spans = hours.days[day] ?? []
            return (
              <tr key={name} className="border-line border-b last:border-0">
                <th scope="row" className="py-2 pr-6 text-left align-top font-normal text-ink-soft">
                  {name}
                </th>
                <td className="py-2 tabular-nums">
                  {spans.length === 0
                    ? 'Closed'
                    : spans.map((span) => <div key={span.from}>{describeSpan(span)}</div>)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}
