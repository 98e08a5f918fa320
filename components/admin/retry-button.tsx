'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { sendForm } from '@/components/auth/send-form'
import { Button } from '@/components/ui/button'
import * as apiPaths from '@/lib/core/api-paths'

type RetryButtonProps = {
  /** Null for all of them. */
  jobId: string | null
  name?: string
}

function describe(retried: number): string {
  return retried === 1 ? 'One job is tried again.' : `${retried} jobs are tried again.`
}

export function RetryButton({ jobId, name }: RetryButtonProps) {
  const router = useRouter()
  const [isBusy, startWork] = useTransition()
  const retry = () =>
    startWork(async () => {
      const url = jobId === null ? apiPaths.retryJobs() : apiPaths.retryJob(jobId)
      const sent = await sendForm<{ retried: number }>({ url, input: {} })
      if ('refusal' in sent) toast.error(sent.refusal.message)
      else if (sent.answer.retried === 0) toast.error('The queue it came from is no more.')
      else toast.success(describe(sent.answer.retried))
      // The button goes with its job: let the keyboard start again at the content.
      document.getElementById('main')?.focus({ preventScroll: true })
      router.refresh()
    })
  return (
    <Button variant="secondary" busy={isBusy} onClick={retry}>
      {jobId === null ? 'Try all again' : 'Try again'}
      {name ? <span className="sr-only">: {name}</span> : null}
    </Button>
  )
}
