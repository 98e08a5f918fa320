import { InlineAlert } from '@/components/ui/inline-alert'
import { RelativeTime } from '@/components/ui/relative-time'
import type { UploadQuota } from '@/lib/videos/schema'
import { whyFull } from './quota-text'

/** Said before a file is picked: nobody should wait for an upload that has no room. */
export function QuotaAlert({ quota, nowMs }: { quota: UploadQuota; nowMs: number }) {
  const reason = whyFull(quota)
  if (!reason) return null
  return (
    <InlineAlert tone="warning" title="No room for another clip just now" className="mb-6">
      {reason}
      {quota.freesAt ? (
        <>
          {' '}
          The oldest of it stops counting <RelativeTime at={quota.freesAt} locale="en" now={nowMs} />.
        </>
      ) : null}
    </InlineAlert>
  )
}
