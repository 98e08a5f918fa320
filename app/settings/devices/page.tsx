import type { Metadata } from 'next'
import { Suspense } from 'react'
import { DeviceList } from '@/components/settings/device-list'
import { DevicesSkeleton } from '@/components/settings/devices-skeleton'
import { SettingsHeading } from '@/components/settings/settings-heading'
import { readerLocale } from '@/components/ui/reader-locale'
import { listSessions } from '@/lib/auth/list-sessions'
import type { Actor } from '@/lib/auth/schema'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'

export const metadata: Metadata = { title: 'Devices' }

async function Devices({ actor }: { actor: Actor }) {
  const [sessions, locale] = await Promise.all([listSessions(actor), readerLocale()])
  return <DeviceList sessions={sessions} locale={locale} nowMs={Date.now()} />
}

export default async function DevicesPage() {
  const actor = await requirePageActor(paths.devices())
  return (
    <>
      <SettingsHeading title="Devices">
        Where you are signed in. Sign out what you do not know, or no longer use.
      </SettingsHeading>
      {/* No loading.tsx: it would answer 200 before the page has asked who is there. */}
      <Suspense fallback={<DevicesSkeleton />}>
        <Devices actor={actor} />
      </Suspense>
    </>
  )
}
