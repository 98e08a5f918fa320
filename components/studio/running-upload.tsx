'use client'

import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { UploadSession } from '@/components/upload/session/upload-session'
import { useCurrentUpload, useUpload } from '@/components/upload/use-upload'
import { paths } from '@/lib/core/paths'

/** An upload goes on while its page is closed; this is the way back to it. */
export function RunningUpload({ ownerId }: { ownerId: string }) {
  const session = useCurrentUpload(ownerId)
  return session ? <Running session={session} /> : null
}

function Running({ session }: { session: UploadSession }) {
  const phase = useUpload(session, 'phase')
  const { sentBytes } = useUpload(session, 'progress')
  if (phase === 'published' || phase === 'unusable') return null
  const share = sentBytes / session.file.size
  const text =
    phase === 'failed'
      ? 'The upload stopped and needs you.'
      : phase === 'uploaded'
        ? 'Uploaded. It waits for its name.'
        : `On its way, ${Math.min(99, Math.floor(share * 100))}%`
  return (
    <Card className="mb-6 flex flex-wrap items-center gap-4 p-4 sm:p-5">
      <div className="grid min-w-0 flex-1 gap-1.5">
        <p className="truncate font-semibold">{session.draft.name.trim() || session.file.name}</p>
        <p className="text-ink-soft text-sm">{text}</p>
        <ProgressBar label="Upload" value={phase === 'uploaded' ? 1 : share} />
      </div>
      <ButtonLink href={paths.upload()} variant="secondary">
        Open
      </ButtonLink>
    </Card>
  )
}
