import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { AuthHeading } from '@/components/auth/auth-heading'
import { RefusedNotice } from '@/components/auth/refused-notice'
import { RegisterPanel } from '@/components/auth/register-panel'
import { TextLink, textLinkStyle } from '@/components/auth/text-link'
import { ProviderButtons } from '@/components/identities/provider-buttons'
import { MailSent } from '@/components/recovery/mail-sent'
import { getActor } from '@/lib/auth/session'
import { paths, safeNextPath } from '@/lib/core/paths'
import { listProviders } from '@/lib/identities/list-providers'
import { hasInbox } from '@/lib/mail/list-mails'

export const metadata: Metadata = {
  title: 'Create an account',
  description: 'Watch short videos of good food, or show your own kitchen.',
  alternates: { canonical: paths.register() },
}

type RegisterPageProps = {
  searchParams: Promise<Record<'next' | 'refused' | 'sent', string | string[] | undefined>>
}

const rules =
  'Please check what you typed. A password has at least 12 characters and is not a common one; a kitchen needs a name.'

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const { next: asked, refused, sent } = await searchParams
  const next = typeof asked === 'string' ? asked : undefined
  const actor = await getActor()
  if (actor) redirect(afterSignIn(actor.role, next))
  if (sent) return <MailSent hasInbox={hasInbox()} back={paths.register()} />
  // Whoever was on the way to the studio wants to cook.
  const role = safeNextPath(next).startsWith(paths.studio()) ? 'partner' : 'viewer'
  return (
    <RegisterPanel
      heading={
        <>
          <AuthHeading title="Pull up a chair">
            Already have an account? <TextLink href={paths.login(next)}>Sign in</TextLink>
          </AuthHeading>
          <RefusedNotice code={refused} hint={rules} />
          {role === 'viewer' ? (
            <noscript>
              <p className="mb-6">
                To show your own food,{' '}
                <a href={paths.register(paths.upload())} className={textLinkStyle}>
                  open a kitchen
                </a>{' '}
                instead.
              </p>
            </noscript>
          ) : null}
        </>
      }
      hasInbox={hasInbox()}
      otherWays={
        <ProviderButtons
          providers={listProviders()}
          divider="or, just to watch"
          journey={next ? { next } : {}}
        />
      }
      role={role}
      {...(next ? { next } : {})}
    />
  )
}
