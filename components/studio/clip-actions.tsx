'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { IconButton } from '@/components/ui/icon-button'
import type { VideoState } from '@/lib/videos/schema'
import { DeleteDialog } from './delete-dialog'
import { studioPaths } from './studio-paths'
import { VisibilityButton } from './visibility-button'

type ClipActionsProps = { videoId: string; name: string; status: VideoState }

/** What can be done with a clip in the list. */
export function ClipActions({ videoId, name, status }: ClipActionsProps) {
  const [isDeleting, setDeleting] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-2 sm:justify-end">
      {status === 'verifying' ? null : (
        <VisibilityButton videoId={videoId} name={name} isPublished={status === 'published'} />
      )}
      <ButtonLink href={studioPaths.clip(videoId)} variant="ghost" className="px-4">
        <Pencil aria-hidden="true" className="size-4" />
        Edit<span className="sr-only"> {name}</span>
      </ButtonLink>
      <IconButton label={`Delete ${name}`} className="ml-auto sm:ml-0" onClick={() => setDeleting(true)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      <DeleteDialog videoId={videoId} name={name} open={isDeleting} onOpenChange={setDeleting} />
    </div>
  )
}
