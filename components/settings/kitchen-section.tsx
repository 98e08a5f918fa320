import { BecomePartnerForm } from '@/components/settings/become-partner-form'
import { SettingsSection } from '@/components/settings/settings-section'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button-link'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'
import type { PartnerRefusal } from '@/lib/partners/policy'

type KitchenSectionProps = { partner: Actor['partner']; refusal: PartnerRefusal | null }

/** A food partner sees their kitchen; anybody else may open one. */
export function KitchenSection({ partner, refusal }: KitchenSectionProps) {
  if (partner && refusal === 'already_partner')
    return (
      <SettingsSection
        title="Kitchen"
        intro="You are a food partner: you put clips up and people order from you."
      >
        <div className="flex flex-wrap items-center gap-4">
          <Avatar name={partner.name} src={partner.avatarUrl} />
          <div className="min-w-0 flex-1 basis-48">
            <p className="truncate font-semibold">{partner.name}</p>
            <p className="truncate text-ink-soft text-sm">{paths.partner(partner.handle)}</p>
          </div>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={paths.partner(partner.handle)} variant="secondary">
              Your page
            </ButtonLink>
            <ButtonLink href={paths.profile()} variant="secondary">
              Edit your page
            </ButtonLink>
            <ButtonLink href={paths.studio()} variant="secondary">
              Studio
            </ButtonLink>
          </div>
        </div>
      </SettingsSection>
    )
  return (
    <SettingsSection
      title="Do you cook?"
      intro="You watch as a viewer. Open a kitchen, and this same account can put clips up too."
    >
      <BecomePartnerForm refusal={refusal} />
    </SettingsSection>
  )
}
