'use client'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SpillDrawing } from '@/components/ui/spill-drawing'

type SettingsErrorProps = { error: Error & { digest?: string }; retry: () => void }

/** One page of the settings cannot be shown; the way to the others stays. */
export default function SettingsError({ error, retry }: SettingsErrorProps) {
  return (
    <div role="alert">
      <EmptyState
        headingLevel="h1"
        drawing={<SpillDrawing />}
        title="This page boiled over"
        action={<Button onClick={retry}>Try again</Button>}
      >
        <p>It is on our side, and nothing of yours was changed. Please try again in a moment.</p>
        {error.digest ? <p className="mt-2 text-xs">If you write to us, mention {error.digest}.</p> : null}
      </EmptyState>
    </div>
  )
}
