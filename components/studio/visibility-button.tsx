'use client'

import { Button } from '@/components/ui/button'
import type { VideoState } from '@/lib/videos/schema'
import { useChangeClip } from './use-change-clip'

type VisibilityButtonProps = { videoId: string; name: string; status: VideoState }

/** Shows or hides a clip. */
export function VisibilityButton({ videoId, name, status }: VisibilityButtonProps) {
  const isPublished = status === 'published'
  const { change, isBusy } = useChangeClip(videoId)
  const turn = () => change({ published: !isPublished }, isPublished ? 'Hidden from the feed.' : 'Published.')
  return (
    <Button variant="secondary" busy={isBusy} onClick={turn}>
      {isPublished ? 'Unpublish' : status === 'scheduled' ? 'Publish now' : 'Publish'}
      <span className="sr-only"> {name}</span>
    </Button>
  )
}
