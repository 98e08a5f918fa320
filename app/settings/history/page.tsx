import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TextLink } from '@/components/auth/text-link'
import { HistoryList } from '@/components/settings/history-list'
import { HistorySkeleton } from '@/components/settings/history-skeleton'
import { SettingsHeading } from '@/components/settings/settings-heading'
import { readerLocale } from '@/components/ui/reader-locale'
import { listAuthEvents } from '@/lib/audit/list-auth-events'
import type { Actor } from '@/lib/auth/schema'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { listProviders } from '@/lib/identities/list-providers'

export const metadata: Metadata = { title: 'History' }

async function History({ actor }: { actor: Actor }) {
  const [first, locale] = await Promise.all([listAuthEvents(actor), readerLocale()])
  const services = Object.fromEntries(listProviders().map(({ id, name }) => [id, name]))
  return <HistoryList first={first} services={services} locale={locale} nowMs={Date.now()} />
}

export default async function HistoryPage() {
  const actor = await requirePageActor(paths.history())
  return (
    <>
      <SettingsHeading title="History">
        What happened to your account. Something that was not you?{' '}
        <TextLink href={paths.signInSettings()}>Change your password</TextLink> and{' '}
        <TextLink href={paths.devices()}>sign out the other devices</TextLink>.
      </SettingsHeading>
      {/* No loading.tsx: it would answer 200 before the page has asked who is there. */}
      <Suspense fallback={<HistorySkeleton />}>
        <History actor={actor} />
      </Suspense>
    </>
  )
}
