import type { Metadata } from 'next'
import { AuthHeading } from '@/components/auth/auth-heading'
import { ButtonLink } from '@/components/ui/button-link'
import { paths } from '@/lib/core/paths'

export const metadata: Metadata = { title: 'For food partners', robots: { index: false } }

/** Where a signed-in viewer lands who opened a page of the studio. */
export default function PartnersOnlyPage() {
  return (
    <>
      <AuthHeading title="The studio is the kitchen side">
        You are signed in as a viewer. Restaurants, home cooks and brands have an account of their own: sign
        out and register as a food partner with another e-mail to put clips up.
      </AuthHeading>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={paths.register()} size="lg">
          Open a partner account
        </ButtonLink>
        <ButtonLink href={paths.feed()} size="lg" variant="secondary">
          Back to the food
        </ButtonLink>
      </div>
    </>
  )
}
