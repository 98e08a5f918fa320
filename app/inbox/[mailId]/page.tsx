import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InboxScreen } from '@/components/inbox/inbox-screen'
import { getActor } from '@/lib/auth/session'
import { listMails } from '@/lib/mail/list-mails'

export const metadata: Metadata = { title: 'Inbox', robots: { index: false } }

type MailPageProps = { params: Promise<{ mailId: string }> }

export default async function MailPage({ params }: MailPageProps) {
  const { mailId } = await params
  const [actor, mails] = await Promise.all([getActor(), listMails()])
  const open = mails?.find(({ id }) => id === mailId)
  if (!mails || !open) notFound()
  return <InboxScreen actor={actor} mails={mails} open={open} />
}
