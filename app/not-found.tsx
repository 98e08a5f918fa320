import { buttonStyle } from '@/components/ui/button-style'
import { EmptyState } from '@/components/ui/empty-state'
import { PageShell } from '@/components/ui/page-shell'
import { SpillDrawing } from '@/components/ui/spill-drawing'
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
          // Not <Link>: this page comes along with every other, and its script would too.
          <a href={paths.feed()} className={buttonStyle({ size: 'lg' })}>
            {nothingHere.back}
          </a>
        }
      >
        {nothingHere.text}
      </EmptyState>
    </PageShell>
  )
}
