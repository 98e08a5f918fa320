import type { Metadata } from 'next'
import { connection } from 'next/server'
import { RefusedNotice } from '@/components/auth/refused-notice'
import { ForgotPanel } from '@/components/recovery/forgot-panel'
import { MailSent } from '@/components/recovery/mail-sent'
import { paths } from '@/lib/core/paths'
import { hasInbox } from '@/lib/mail/list-mails'

export const metadata: Metadata = { title: 'Forgot your password?', robots: { index: false } }

type ForgotPageProps = { searchParams: Promise<Record<'refused' | 'sent', string | string[] | undefined>> }

export default async function ForgotPage({ searchParams }: ForgotPageProps) {
  // Never at build time: there is no environment to ask then.
  await connection()
  const { refused, sent } = await searchParams
  if (sent) return <MailSent hasInbox={hasInbox()} back={paths.forgot()} />
  return (
    <>
      <RefusedNotice code={refused} hint="Please enter an e-mail address, like mia@example.com." />
      <ForgotPanel hasInbox={hasInbox()} />
    </>
  )
}
