'use client'

import { AuthHeading } from '@/components/auth/auth-heading'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import type { JourneyEnd } from './journey-end'

type JourneyEndPageProps = { end: JourneyEnd; onRetry?: () => void }

/** Why nobody was signed in, in plain words, and the way out. */
export function JourneyEndPage({ end: { title, text, canRetry, way }, onRetry }: JourneyEndPageProps) {
  return (
    <div role="alert">
      <AuthHeading title={title}>{text}</AuthHeading>
      <div className="flex flex-wrap gap-3">
        {canRetry && onRetry ? (
          <Button size="lg" onClick={onRetry}>
            Try again
          </Button>
        ) : null}
        <ButtonLink href={way.href} size="lg" variant={canRetry ? 'secondary' : 'primary'}>
          {way.label}
        </ButtonLink>
      </div>
    </div>
  )
}
