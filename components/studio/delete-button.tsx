'use client'

import { Button } from '@/components/ui/button'
import { useDeleteClip } from './use-delete-clip'

export function DeleteButton({ videoId, name }: { videoId: string; name: string }) {
  const { isBusy, remove } = useDeleteClip(videoId, name)
  return (
    <Button variant="ghost" className="text-danger-ink" busy={isBusy} onClick={remove}>
      Delete
    </Button>
  )
}
