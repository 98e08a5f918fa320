import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { restoreClip } from './change-clip'

/** The way back from a deletion, wherever it is offered. */
export function useRestoreClip(videoId: string, name: string) {
  const router = useRouter()
  return async () => {
    const result = await restoreClip(videoId)
    if (result.ok) toast.success(`“${name}” is back.`)
    else toast.error(result.message)
    router.refresh()
  }
}
