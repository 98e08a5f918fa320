import type { Refusal } from '@/components/auth/send-form'
import { InlineAlert } from '@/components/ui/inline-alert'

type FormRefusalProps = {
  refusal: Pick<Refusal, 'message' | 'retryAt'> | undefined
  secondsLeft: number
}

/** What stands above a form when the server said no. The running seconds are shown but not read out one by one. */
export function FormRefusal({ refusal, secondsLeft }: FormRefusalProps) {
  if (!refusal) return null
  if (refusal.retryAt === undefined) return <InlineAlert>{refusal.message}</InlineAlert>
  if (secondsLeft === 0)
    return (
      <InlineAlert tone="info" title="You can try again now.">
        A moment’s rest did it.
      </InlineAlert>
    )
  const minutes = Math.floor(secondsLeft / 60)
  const clock = `${minutes}:${String(secondsLeft % 60).padStart(2, '0')}`
  return (
    <InlineAlert tone="warning" title={refusal.message}>
      <span aria-hidden="true">
        Try again in <span className="font-semibold tabular-nums">{clock}</span>.
      </span>
      <span className="sr-only">Try again in {minutes > 0 ? 'a few minutes' : 'less than a minute'}.</span>
    </InlineAlert>
  )
}
