import type { Metadata } from 'next'
import { NeedsScripts } from '@/components/recovery/needs-scripts'
import { ResetPanel } from '@/components/recovery/reset-panel'

export const metadata: Metadata = {
  title: 'Set a new password',
  robots: { index: false },
  // The token is behind the # and in no Referer; without one, not even the page is.
  referrer: 'no-referrer',
}

export default function ResetPage() {
  return (
    <>
      <NeedsScripts />
      <ResetPanel />
    </>
  )
}
