'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { sendForm } from '@/components/auth/send-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import * as apiPaths from '@/lib/core/api-paths'
import type { ProviderDto } from '@/lib/identities/schema'

export function UnlinkButton({ id, name }: ProviderDto) {
  const router = useRouter()
  const fetcher = useProvenFetch()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, startWork] = useTransition()
  const unlink = () => {
    // Outside the work, which would hold it back to its end: a proof may be asked for, and two questions are one too many.
    setOpen(false)
    startWork(async () => {
      const url = apiPaths.identity(id)
      const sent = await sendForm({ url, method: 'DELETE', input: {}, fetcher })
      if (!('refusal' in sent)) {
        toast.success(`${name} is unlinked.`)
        return router.refresh()
      }
      if (sent.refusal.code !== 'proof_required') toast.error(sent.refusal.message)
    })
  }
  return (
    <>
      <Button variant="secondary" busy={isBusy} onClick={() => setOpen(true)}>
        Unlink <span className="sr-only">{name}</span>
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Unlink ${name}?`}
        description="You can no longer sign in with it then. Your account stays as it is, and you can link it again."
        actions={
          <>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              Keep it
            </Button>
            <Button variant="danger" onClick={unlink}>
              Unlink
            </Button>
          </>
        }
      />
    </>
  )
}
