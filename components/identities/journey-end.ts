import type { Refusal } from '@/components/auth/send-form'
import { paths } from '@/lib/core/paths'
import type { JourneyError } from '@/lib/identities/schema'

/** What somebody who came back from a provider reads, and where they can go. */
export type JourneyEnd = {
  title: string
  text: string
  /** The same answer of the provider may be good for another try. */
  canRetry?: true
  way: { label: string; href: string }
}

type Purpose = { next: string; isForSettings: boolean }

const wayBack = ({ next, isForSettings }: Purpose) =>
  isForSettings
    ? { label: 'Back to the settings', href: paths.signInSettings() }
    : { label: 'Back to sign-in', href: paths.login(next) }

const byError: Record<JourneyError, { title: string; text: string }> = {
  denied: {
    title: 'Not this time',
    text: 'The other service did not tell us who you are, because you or it said no. Nothing was shared.',
  },
  lost: {
    title: 'We lost the thread',
    text: 'Your browser came back without what it left with. That happens after a long while, in another browser, or where cookies are blocked. Please start again.',
  },
  failed: {
    title: 'That did not work',
    text: 'We could not make sense of the other service’s answer. Please try again; if it goes on, sign in another way.',
  },
  busy: {
    title: 'Too many tries',
    text: 'Please wait a few minutes, then try again.',
  },
}

/** The provider, or the way to it, said no. */
export const endOfError = (error: JourneyError, purpose: Purpose): JourneyEnd => ({
  ...byError[error],
  way: wayBack(purpose),
})

const titles: Partial<Record<Refusal['code'], string>> = {
  email_taken: 'You have an account already',
  identity_taken: 'Already taken',
  oauth_refused: 'That did not work',
  proof_required: 'Is it still you?',
  unauthenticated: 'You are signed out',
  session_ended: 'You are signed out',
  rate_limited: 'Too many tries',
  offline: 'No connection',
}

const final = new Set<Refusal['code']>(['email_taken', 'identity_taken', 'oauth_refused'])

/** We said no. */
export function endOfRefusal({ code, message }: Refusal, purpose: Purpose): JourneyEnd {
  const title = titles[code] ?? 'That did not work'
  if (code === 'unauthenticated' || code === 'session_ended')
    return { title, text: message, way: { label: 'Sign in', href: paths.login(purpose.next) } }
  const way = wayBack(purpose)
  return final.has(code) ? { title, text: message, way } : { title, text: message, canRetry: true, way }
}
