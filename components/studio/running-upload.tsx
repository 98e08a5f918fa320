'use client'

import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import { tellUploads } from '@/components/upload/tell-uploads'
import { useTotals } from '@/components/upload/use-upload'
import { paths } from '@/lib/core/paths'

/** Uploads go on while their page is closed; this is the way back to them. */
export function RunningUpload({ ownerId }: { ownerId: string }) {
  const totals = useTotals(ownerId)
  if (totals.clips === totals.done) return null
  const { title, text, share } = tellUploads(totals)
  return (
    <Card className="mb-6 flex flex-wrap items-center gap-4 p-4 sm:p-5">
      <div className="grid min-w-0 flex-1 gap-1.5">
        <p className="truncate font-semibold">{title}</p>
        <p className="text-ink-soft text-sm">{text}</p>
        <ProgressBar label="Upload" value={share} />
      </div>
      <ButtonLink href={paths.upload()} variant="secondary">
        Open
      </ButtonLink>
    </Card>
  )
}
