import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { sendForm } from '@/components/auth/send-form'
import * as apiPaths from '@/lib/core/api-paths'
import type { PasskeyDto } from '@/lib/passkeys/schema'

/** Removes a passkey, after a proof where the server wants one, and has the page show what is left. */
export function useRemovePasskey({ id, name }: PasskeyDto): { remove: () => void; isBusy: boolean } {
  const router = useRouter()
  const fetcher = useProvenFetch()
  const [isBusy, startWork] = useTransition()

  const remove = () =>
    startWork(async () => {
      const sent = await sendForm({ url: apiPaths.passkey(id), method: 'DELETE', input: {}, fetcher })
      // Gone already is what was wanted.
      if ('refusal' in sent && sent.refusal.code !== 'not_found') {
        // Whoever said "not now" when asked who they are knows why it is still there.
        if (sent.refusal.code !== 'proof_required') toast.error(sent.refusal.message)
        return
      }
      toast.success(`“${name}” is removed.`)
      // The button that had the focus goes with its row: let the keyboard start again at the content.
      document.getElementById('main')?.focus({ preventScroll: true })
      router.refresh()
    })

  return { remove, isBusy }
}
