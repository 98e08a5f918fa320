import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { AuthHeading } from '@/components/auth/auth-heading'
import { LoginForm } from '@/components/auth/login-form'
import { TextLink } from '@/components/auth/text-link'
import { getActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

type LoginPageProps = { searchParams: Promise<{ next?: string | string[] }> }

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next: asked } = await searchParams
  const next = typeof asked === 'string' ? asked : undefined
  const actor = await getActor()
  if (actor) redirect(afterSignIn(actor.role, next))
  const register = next ? `${paths.register()}?next=${encodeURIComponent(next)}` : paths.register()
  return (
    <>
      <AuthHeading title="Welcome back">
        New here? <TextLink href={register}>Create an account</TextLink>
      </AuthHeading>
      <LoginForm {...(next ? { next } : {})} />
    </>
  )
}
