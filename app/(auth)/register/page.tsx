import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { AuthHeading } from '@/components/auth/auth-heading'
import { RegisterForm } from '@/components/auth/register-form'
import { TextLink } from '@/components/auth/text-link'
import { getActor } from '@/lib/auth/session'
import { paths, safeNextPath } from '@/lib/core/paths'

export const metadata: Metadata = {
  title: 'Create an account',
  description: 'Watch short videos of good food, or show your own kitchen.',
  alternates: { canonical: paths.register() },
}

type RegisterPageProps = { searchParams: Promise<{ next?: string | string[] }> }

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const { next: asked } = await searchParams
  const next = typeof asked === 'string' ? asked : undefined
  const actor = await getActor()
  if (actor) redirect(afterSignIn(actor.role, next))
  // Whoever was on the way to the studio wants to cook.
  const role = safeNextPath(next).startsWith(paths.studio()) ? 'partner' : 'viewer'
  return (
    <>
      <AuthHeading title="Pull up a chair">
        Already have an account? <TextLink href={paths.login(next)}>Sign in</TextLink>
      </AuthHeading>
      <RegisterForm role={role} {...(next ? { next } : {})} />
    </>
  )
}
