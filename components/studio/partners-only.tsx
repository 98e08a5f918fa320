import { ButtonLink } from '@/components/ui/button-link'
import { BowlDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/core/paths'

/** For a signed-in viewer who opened a page of the kitchen. */
export function PartnersOnly() {
  return (
    <EmptyState
      headingLevel="h1"
      drawing={<BowlDrawing />}
      title="The studio is the kitchen side"
      action={
        <>
          <ButtonLink href={paths.register()}>Open a partner account</ButtonLink>
          <ButtonLink href={paths.feed()} variant="secondary">
            Back to the food
          </ButtonLink>
        </>
      }
    >
      You are signed in as a viewer. Restaurants, home cooks and brands have an account of their own: sign out
      and register as a food partner with another e-mail to put clips up.
    </EmptyState>
  )
}
