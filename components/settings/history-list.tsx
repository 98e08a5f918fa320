'use client'

import { type ReactNode, useId } from 'react'
import type { ServiceNames } from '@/components/settings/describe-event'
import { groupByDay } from '@/components/settings/group-by-day'
import { HistoryRow } from '@/components/settings/history-row'
import { useHistoryPages } from '@/components/settings/use-history-pages'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CleanPlateDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { InlineAlert } from '@/components/ui/inline-alert'
import { useTimeZone } from '@/components/ui/use-time-zone'
import { type AuthEventPage, keptPerUser } from '@/lib/audit/schema'

type HistoryListProps = { first: AuthEventPage; services: ServiceNames; locale: string; nowMs: number }

export function HistoryList({ first, services, locale, nowMs }: HistoryListProps) {
  const { items, hasMore, isBusy, trouble, showMore } = useHistoryPages(first)
  const timeZone = useTimeZone()
  if (items.length === 0)
    return (
      <EmptyState drawing={<CleanPlateDrawing />} title="Nothing to tell yet">
        Sign-ins, changes and refused attempts stand here from now on.
      </EmptyState>
    )
  return (
    <div className="grid gap-8">
      {groupByDay(items, { locale, timeZone, nowMs }).map(({ key, title, items: events }) => (
        <HistoryDay key={key} title={title}>
          {events.map((event) => (
            <HistoryRow
              key={event.id}
              event={event}
              services={services}
              locale={locale}
              timeZone={timeZone}
            />
          ))}
        </HistoryDay>
      ))}
      {trouble ? <InlineAlert>{trouble}</InlineAlert> : null}
      {items.length >= keptPerUser ? (
        <p className="text-ink-soft text-sm">
          We keep the newest {keptPerUser} lines; what was before is gone.
        </p>
      ) : null}
      {hasMore ? (
        <div>
          <Button variant="secondary" busy={isBusy} onClick={showMore}>
            Show earlier
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function HistoryDay({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold text-ink-soft text-sm">
        {title}
      </h2>
      <Card flush className="mt-3">
        <ul className="divide-y divide-line">{children}</ul>
      </Card>
    </section>
  )
}
