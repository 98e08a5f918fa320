import type { Metadata } from 'next'
import { ConfirmPanel } from '@/components/recovery/confirm-panel'
import { NeedsScripts } from '@/components/recovery/needs-scripts'
import { getActor } from '@/lib/auth/session'

export const metadata: Metadata = {
  title: 'Confirm your e-mail',
  robots: { index: false },
  // The token is behind the # and in no Referer; without one, not even the page is.
  referrer: 'no-referrer',
}

export default async function VerifyPage() {
  return (
    <>
      <NeedsScripts />
      <ConfirmPanel isSignedIn={(await getActor()) !== null} />
    </>
  )
}
