'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { paths } from '@/lib/core/paths'
import { deleteClip } from './change-clip'

type DeleteDialogProps = {
  videoId: string
  name: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function DeleteDialog({ videoId, name, open, onOpenChange }: DeleteDialogProps) {
  const router = useRouter()
  const [isBusy, startWork] = useTransition()
  const isGone = useRef(false)
  useEffect(
    () => () => {
      // The button that had the focus goes with the clip: let the keyboard start again at the content.
      if (isGone.current)
        requestAnimationFrame(() => document.getElementById('main')?.focus({ preventScroll: true }))
    },
    [],
  )
  const remove = () =>
    startWork(async () => {
      const result = await deleteClip(videoId)
      if (!result.ok) {
        toast.error(result.message)
        return
      }
      isGone.current = true
      onOpenChange(false)
      toast.success(`“${name}” is deleted.`)
      router.push(paths.studio())
      router.refresh()
    })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete “${name}”?`}
      description="The clip, its likes and its comments go for good. If you only want it out of the feed, unpublish it instead."
      actions={
        <>
          <Button variant="secondary" onClick={() => onOpenChange(false)}>
            Keep it
          </Button>
          <Button variant="danger" busy={isBusy} onClick={remove}>
            Delete for good
          </Button>
        </>
      }
    />
  )
}
