import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import type { EditInput } from '@/lib/videos/schema'
import { editClip } from './change-clip'

/** Changes a clip at a press and says what came of it; the page is asked again, so what is shown is what the server has. */
export function useChangeClip(videoId: string) {
  const router = useRouter()
  const [isBusy, startWork] = useTransition()
  const change = (input: EditInput, done: string) =>
    startWork(async () => {
      const result = await editClip(videoId, input)
      if (!result.ok) {
        toast.error(result.message)
        return
      }
      toast.success(done)
      router.refresh()
    })
  return { change, isBusy }
}
