import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ProofProvider } from '@/components/auth/proof-provider'
import { SettingsNav } from '@/components/settings/settings-nav'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import { Toaster } from '@/components/ui/toaster'
import { getActor } from '@/lib/auth/session'

export const metadata: Metadata = { robots: { index: false } }

/** Shows who is signed in and decides nothing: a layout does not run again on a navigation, so each page asks for itself. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <PageShell header={<SiteHeader actor={await getActor()} />}>
      <div className="grid gap-8 lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-12">
        <SettingsNav />
        <ProofProvider>
          <div className="grid max-w-2xl content-start gap-10">{children}</div>
        </ProofProvider>
      </div>
      <Toaster />
    </PageShell>
  )
}
