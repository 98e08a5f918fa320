'use client'

import { Pencil, Trash2 } from 'lucide'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import type { VideoDto } from '@/lib/videos/schema'
import { studioPaths } from './studio-paths'
import { useDeleteClip } from './use-delete-clip'
import { VisibilityButton } from './visibility-button'

type ClipActionsProps = { clip: Pick<VideoDto, 'id' | 'name' | 'status' | 'hidden'> }

/** What can be done with a clip in the list. */
export function ClipActions({ clip: { id: videoId, name, status, hidden } }: ClipActionsProps) {
  const { isBusy, remove } = useDeleteClip(videoId, name)
  return (
    <div className="flex flex-wrap items-center gap-2 sm:justify-end">
      {status === 'verifying' || status === 'refused' || hidden ? null : (
        <VisibilityButton videoId={videoId} name={name} status={status} />
      )}
      <ButtonLink href={studioPaths.clip(videoId)} variant="ghost" className="px-4">
        <Icon of={Pencil} className="size-4" />
        Edit<span className="sr-only"> {name}</span>
      </ButtonLink>
      <IconButton label={`Delete ${name}`} className="ml-auto sm:ml-0" disabled={isBusy} onClick={remove}>
        <Icon of={Trash2} />
      </IconButton>
    </div>
  )
}
