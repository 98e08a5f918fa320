import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { AuthHeading } from '@/components/auth/auth-heading'
import { LoginForm } from '@/components/auth/login-form'
import { RefusedNotice } from '@/components/auth/refused-notice'
import { TextLink } from '@/components/auth/text-link'
import { ProviderButtons } from '@/components/identities/provider-buttons'
import { PasskeySignIn } from '@/components/passkeys/passkey-sign-in'
import { getActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { listProviders } from '@/lib/identities/list-providers'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

type LoginPageProps = { searchParams: Promise<Record<'next' | 'refused', string | string[] | undefined>> }

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next: asked, refused } = await searchParams
  const next = typeof asked === 'string' ? asked : undefined
  const actor = await getActor()
  if (actor) redirect(afterSignIn(actor.role, next))
  const providers = listProviders()
  return (
    <>
      <AuthHeading title="Welcome back">
        New here? <TextLink href={paths.register(next)}>Create an account</TextLink>
      </AuthHeading>
      <RefusedNotice code={refused} />
      <LoginForm {...(next ? { next } : {})} />
      <p className="mt-5 text-center text-ink-soft text-sm">
        Forgot your password? <TextLink href={paths.forgot()}>Set a new one</TextLink>
      </p>
      <PasskeySignIn isFirstOfMore={providers.length > 0} {...(next ? { next } : {})} />
      <ProviderButtons providers={providers} journey={next ? { next } : {}} />
    </>
  )
}
