import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'

/** Says what was done, and fetches the page as it is now; `isRenewing` until that is here. */
export function useSayDone() {
  const router = useRouter()
  const [isRenewing, startRenewing] = useTransition()
  const sayDone = (words: string) => {
    toast.success(words)
    startRenewing(() => router.refresh())
  }
  return { isRenewing, sayDone }
}
