import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InboxScreen } from '@/components/inbox/inbox-screen'
import { getActor } from '@/lib/auth/session'
import { listMails } from '@/lib/mail/list-mails'

export const metadata: Metadata = { title: 'Inbox', robots: { index: false } }

/** For a laptop: the mails that were not sent. There is no such page where MAIL_DIR is not set. */
export default async function InboxPage() {
  const [actor, mails] = await Promise.all([getActor(), listMails()])
  if (mails === null) notFound()
  return <InboxScreen actor={actor} mails={mails} />
}
