import type { Metadata } from 'next'
import { AuthHeading } from '@/components/auth/auth-heading'
import { ButtonLink } from '@/components/ui/button-link'
import { paths } from '@/lib/core/paths'

export const metadata: Metadata = { title: 'For food partners', robots: { index: false } }

/** Where a signed-in viewer lands who opened a page of the studio. */
export default function PartnersOnlyPage() {
  return (
    <>
      <AuthHeading title="The studio is for food partners">
        You are signed in as a viewer. Restaurants and kitchens have an account of their own.
      </AuthHeading>
      <ButtonLink href={paths.feed()} size="lg">
        Back to the food
      </ButtonLink>
    </>
  )
}
