'use client'

import { DeviceRow } from '@/components/settings/device-row'
import { OnlyDevice } from '@/components/settings/only-device'
import { SignOutButtons } from '@/components/settings/sign-out-buttons'
import { Card } from '@/components/ui/card'
import type { SessionDto } from '@/lib/auth/schema'

type DeviceListProps = { sessions: SessionDto[]; locale: string; nowMs: number }

export function DeviceList({ sessions, locale, nowMs }: DeviceListProps) {
  const here = sessions.filter(({ current }) => current)
  const others = sessions.filter(({ current }) => !current)
  return (
    <>
      <Card flush>
        <ul aria-label="Your devices" className="divide-y divide-line">
          {[...here, ...others].map((session) => (
            <DeviceRow key={session.id} session={session} locale={locale} nowMs={nowMs} />
          ))}
        </ul>
        {others.length === 0 ? <OnlyDevice /> : null}
      </Card>
      <SignOutButtons others={others.length} />
    </>
  )
}
