'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { editClip } from './change-clip'

type VisibilityButtonProps = { videoId: string; name: string; isPublished: boolean }

/** Shows or hides a clip; the page is asked again, so what is shown is what the server has. */
export function VisibilityButton({ videoId, name, isPublished }: VisibilityButtonProps) {
  const router = useRouter()
  const [isBusy, startWork] = useTransition()
  const change = () =>
    startWork(async () => {
      const result = await editClip(videoId, { published: !isPublished })
      if (!result.ok) {
        toast.error(result.message)
        return
      }
      toast.success(isPublished ? 'Hidden from the feed.' : 'Published.')
      router.refresh()
    })
  return (
    <Button variant="secondary" busy={isBusy} onClick={change}>
      {isPublished ? 'Unpublish' : 'Publish'}
      <span className="sr-only"> {name}</span>
    </Button>
  )
}
