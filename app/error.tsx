'use client'

import { Button } from '@/components/ui/button'
import { SpillDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { PageShell } from '@/components/ui/page-shell'

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void }

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <PageShell className="grid place-items-center">
      <div role="alert">
        <EmptyState
          headingLevel="h1"
          drawing={<SpillDrawing />}
          title="Something boiled over"
          action={
            <Button size="lg" onClick={retry}>
              Try again
            </Button>
          }
        >
          <p>It is on our side, not yours. Please try again in a moment.</p>
          {error.digest ? <p className="mt-2 text-xs">If you write to us, mention {error.digest}.</p> : null}
        </EmptyState>
      </div>
    </PageShell>
  )
}
