import { ButtonLink } from '@/components/ui/button-link'
import { SpillDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { PageShell } from '@/components/ui/page-shell'
import { paths } from '@/lib/core/paths'

export default function NotFound() {
  return (
    <PageShell className="grid place-items-center">
      <EmptyState
        headingLevel="h1"
        drawing={<SpillDrawing />}
        title="This is not on the menu"
        action={
          <ButtonLink href={paths.feed()} size="lg">
            Back to the feed
          </ButtonLink>
        }
      >
        The clip or page may have been taken down, or the address has a typo.
      </EmptyState>
    </PageShell>
  )
}
