'use client'

import { useEffect } from 'react'

type StartAtProps = { clipId: string; seconds: number }

/** A link to a dish in a clip (`?t=4.5`): the clip begins there. Asked of an element that knows nothing yet, it is done once it does. */
export function StartAt({ clipId, seconds }: StartAtProps) {
  useEffect(() => {
    const video = document.querySelector<HTMLVideoElement>(`[data-video-id="${clipId}"] video`)
    if (video) video.currentTime = seconds
  }, [clipId, seconds])
  return null
}
