import { describeEvent, type ServiceNames } from '@/components/settings/describe-event'
import { describePlace } from '@/components/settings/describe-place'
import { EventIcon } from '@/components/settings/event-icon'
import { classNames } from '@/components/ui/class-names'
import type { AuthEventDto } from '@/lib/audit/schema'

type HistoryRowProps = { event: AuthEventDto; services: ServiceNames; locale: string; timeZone: string }

export function HistoryRow({ event, services, locale, timeZone }: HistoryRowProps) {
  const { title, note, tone } = describeEvent(event, services)
  const at = new Date(event.at)
  const clock = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' })
  const exact = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'long' })
  // What the operator did from a command line came from nowhere.
  const where = event.ip === '' ? event.label : `${event.label} · ${describePlace(event.ip)}`
  return (
    <li className="flex items-start gap-4 px-5 py-4 sm:px-7">
      <span
        className={classNames(
          'mt-0.5 inline-flex size-9 shrink-0 items-center justify-center rounded-full [&_svg]:size-4.5',
          tone === 'look' ? 'bg-saffron-wash text-saffron-ink' : 'bg-sunken text-ink-soft',
        )}
      >
        <EventIcon kind={event.kind} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-4">
          <p className="wrap-anywhere min-w-0 font-semibold">{title}</p>
          <time
            dateTime={event.at}
            title={exact.format(at)}
            className="shrink-0 text-ink-soft text-sm tabular-nums"
          >
            {clock.format(at)}
          </time>
        </div>
        {note ? <p className="text-sm">{note}</p> : null}
        <p className="wrap-anywhere text-ink-soft text-sm">{where}</p>
      </div>
    </li>
  )
}
