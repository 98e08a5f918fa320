import { ButtonLink } from '@/components/ui/button-link'
import { SpillDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { PageShell } from '@/components/ui/page-shell'
import { nothingHere } from '@/lib/core/nothing-here'
import { paths } from '@/lib/core/paths'

export default function NotFound() {
  return (
    <PageShell className="grid place-items-center">
      <EmptyState
        headingLevel="h1"
        drawing={<SpillDrawing />}
        title={nothingHere.title}
        action={
          <ButtonLink href={paths.feed()} size="lg">
            {nothingHere.back}
          </ButtonLink>
        }
      >
        {nothingHere.text}
      </EmptyState>
    </PageShell>
  )
}
