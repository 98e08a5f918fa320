import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AvatarEditor } from '@/components/profile/avatar-editor'
import { HoursEditor } from '@/components/profile/hours-editor'
import { PlaceEditor } from '@/components/profile/place-editor'
import { ProfileForm } from '@/components/profile/profile-form'
import { ButtonLink } from '@/components/ui/button-link'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import { TitledSection } from '@/components/ui/titled-section'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { getProfile } from '@/lib/partners/get-profile'
import { canUpload } from '@/lib/videos/policy'

export const metadata: Metadata = { title: 'Edit your page' }

/** Everything that stands on a partner's public page besides the clips. */
export default async function ProfilePage() {
  const actor = await requirePageActor(paths.profile())
  if (!canUpload(actor)) redirect(paths.partnersOnly())
  const profile = await getProfile(actor)
  return (
    <PageShell header={<SiteHeader actor={actor} />} width="text">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-display font-semibold text-3xl">Edit your page</h1>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={paths.studio()} variant="ghost">
            Studio
          </ButtonLink>
          <ButtonLink href={paths.partner(profile.handle)} variant="secondary">
            See it
          </ButtonLink>
        </div>
      </div>
      <div className="mt-8 grid gap-10">
        <TitledSection title="Picture">
          <AvatarEditor name={profile.name} avatarUrl={profile.avatarUrl} />
        </TitledSection>
        <TitledSection title="About">
          <ProfileForm profile={profile} />
        </TitledSection>
        <TitledSection title="Place" intro="Viewers who look for food nearby find you.">
          <PlaceEditor place={profile.place} />
        </TitledSection>
        <TitledSection
          title="Opening hours"
          intro="Your page says whether you are open right now, and when you open next."
        >
          <HoursEditor hours={profile.hours} />
        </TitledSection>
      </div>
    </PageShell>
  )
}
