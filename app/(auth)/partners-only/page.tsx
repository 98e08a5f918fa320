import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { TextLink } from '@/components/auth/text-link'
import { BecomePartnerForm } from '@/components/settings/become-partner-form'
import { ButtonLink } from '@/components/ui/button-link'
import { getActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { whyNotPartner } from '@/lib/partners/policy'
import { env } from '@/lib/platform/env'
import { canUpload } from '@/lib/videos/policy'

export const metadata: Metadata = { title: 'For food partners', robots: { index: false } }

/** Where a signed-in viewer lands who opened a page of the studio. */
export default async function PartnersOnlyPage() {
  const actor = await getActor()
  // The gate goes by the role in the token, which may be older than the kitchen: a new token, and on to it.
  if (canUpload(actor)) redirect(paths.continueSession(paths.studio()))
  return (
    <>
      <AuthHeading title="The studio is the kitchen side">
        {actor
          ? 'You are signed in as a viewer. Restaurants, home cooks and brands put clips up here: give your kitchen a name, and this same account can too.'
          : 'Restaurants, home cooks and brands put clips up here.'}
      </AuthHeading>
      {actor ? (
        <>
          <BecomePartnerForm refusal={whyNotPartner(actor, env().SMTP_URL !== undefined)} />
          <p className="mt-8">
            <TextLink href={paths.feed()}>Not today, back to the food</TextLink>
          </p>
        </>
      ) : (
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={paths.register(paths.studio())} size="lg">
            Open a kitchen
          </ButtonLink>
          <ButtonLink href={paths.login(paths.studio())} size="lg" variant="secondary">
            Sign in
          </ButtonLink>
        </div>
      )}
    </>
  )
}
