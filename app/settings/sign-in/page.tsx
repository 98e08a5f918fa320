import type { Metadata } from 'next'
import { PasskeySection } from '@/components/passkeys/passkey-section'
import { LinkedAccounts } from '@/components/settings/linked-accounts'
import { PasswordSection } from '@/components/settings/password-section'
import { SettingsHeading } from '@/components/settings/settings-heading'
import { readerLocale } from '@/components/ui/reader-locale'
import { hasPassword } from '@/lib/auth/has-password'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { listIdentities } from '@/lib/identities/list-identities'
import { listProviders } from '@/lib/identities/list-providers'

export const metadata: Metadata = { title: 'Signing in' }

export default async function SignInSettingsPage() {
  const actor = await requirePageActor(paths.signInSettings())
  const { email, displayName } = actor
  return (
    <>
      <SettingsHeading title="Signing in">The ways into your account.</SettingsHeading>
      <PasswordSection email={email} displayName={displayName} hasPassword={await hasPassword(actor)} />
      <PasskeySection actor={actor} />
      <LinkedAccounts
        identities={await listIdentities(actor)}
        providers={listProviders()}
        locale={await readerLocale()}
        now={Date.now()}
      />
    </>
  )
}
