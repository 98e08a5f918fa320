import { PasskeyList } from '@/components/passkeys/passkey-list'
import { SettingsSection } from '@/components/settings/settings-section'
import { readerLocale } from '@/components/ui/reader-locale'
import type { Actor } from '@/lib/auth/schema'
import { listPasskeys } from '@/lib/passkeys/list-passkeys'

/** The passkeys of an account, in its settings. */
export async function PasskeySection({ actor }: { actor: Actor }) {
  return (
    <SettingsSection
      title="Passkeys"
      intro="A passkey signs you in with your fingerprint, your face or your screen lock: nothing to remember, and nothing a false page could take from you."
    >
      <PasskeyList passkeys={await listPasskeys(actor)} locale={await readerLocale()} now={Date.now()} />
    </SettingsSection>
  )
}
