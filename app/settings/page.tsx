import type { Metadata } from 'next'
import { EmailSection } from '@/components/settings/email-section'
import { FeedSection } from '@/components/settings/feed-section'
import { KitchenSection } from '@/components/settings/kitchen-section'
import { NameForm } from '@/components/settings/name-form'
import { SettingsHeading } from '@/components/settings/settings-heading'
import { SettingsSection } from '@/components/settings/settings-section'
import { hasPassword } from '@/lib/auth/has-password'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { countRefused } from '@/lib/engagement/forget-refusals'
import { hasInbox } from '@/lib/mail/list-mails'
import { whyNotPartner } from '@/lib/partners/policy'
import { env } from '@/lib/platform/env'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const actor = await requirePageActor(paths.settings())
  const mailLeaves = env().SMTP_URL !== undefined
  const { displayName, email, emailVerified, partner } = actor
  return (
    <>
      <SettingsHeading title="Profile">Your name, your e-mail and what you do here.</SettingsHeading>
      <SettingsSection title="Name" intro="What we call you. It need not be your full name.">
        <NameForm displayName={displayName} />
      </SettingsSection>
      <EmailSection
        email={email}
        isVerified={emailVerified}
        hasPassword={await hasPassword(actor)}
        canMail={mailLeaves || hasInbox()}
        hasInbox={hasInbox()}
      />
      <FeedSection refusedCount={await countRefused(actor)} />
      <KitchenSection partner={partner} refusal={whyNotPartner(actor, mailLeaves)} />
    </>
  )
}
