import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { toast } from 'sonner'
import { paths } from '@/lib/core/paths'
import { undoMs } from '@/lib/videos/schema'
import { deleteClip } from './change-clip'
import { useRestoreClip } from './use-restore-clip'

/** Deletes without asking, because it can be undone: in the toast, on whatever page of the studio one is by then. */
export function useDeleteClip(videoId: string, name: string) {
  const router = useRouter()
  const [isBusy, startWork] = useTransition()
  const undo = useRestoreClip(videoId, name)
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
      toast.success(`“${name}” is deleted.`, { duration: undoMs, action: { label: 'Undo', onClick: undo } })
      router.push(paths.studio())
      router.refresh()
    })
  return { isBusy, remove }
}
