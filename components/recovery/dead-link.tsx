import type { ReactNode } from 'react'
import { Outcome } from '@/components/recovery/outcome'
import { CleanPlateDrawing } from '@/components/ui/drawings'

type DeadLinkProps = {
  /** The server's own words, where it has seen the link. */
  message?: string
  action: ReactNode
}

/** A link that opens nothing: used, too old, overtaken, or cut off by a mail program. */
export function DeadLink({ message, action }: DeadLinkProps) {
  return (
    <Outcome
      drawing={<CleanPlateDrawing />}
      title={message === undefined ? 'Half a link' : 'This link is used up'}
      action={action}
    >
      <p>
        {message ??
          'Something is missing at its end. Please open it straight from the mail, or copy all of it.'}
      </p>
    </Outcome>
  )
}
