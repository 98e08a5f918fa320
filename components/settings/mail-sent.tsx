import type { ReactNode } from 'react'
import { TextLink } from '@/components/auth/text-link'
import { InlineAlert } from '@/components/ui/inline-alert'
import { paths } from '@/lib/core/paths'

type MailSentProps = { title: string; hasInbox: boolean; children: ReactNode }

/** A mail is under way; where mails land on a page of this server, the way to that page. */
export function MailSent({ title, hasInbox, children }: MailSentProps) {
  return (
    <InlineAlert
      tone="success"
      title={title}
      action={hasInbox ? <TextLink href={paths.inbox()}>Open the inbox</TextLink> : null}
    >
      {children}
    </InlineAlert>
  )
}
