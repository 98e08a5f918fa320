import { ButtonLink } from '@/components/ui/button-link'
import { LetterDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/core/paths'

/** In the place of something that wants a confirmed address. */
export function ConfirmFirst({ email }: { email: string }) {
  return (
    <EmptyState
      drawing={<LetterDrawing />}
      title="First, confirm your e-mail"
      action={
        <ButtonLink href={paths.settings()} size="lg">
          Send me the link
        </ButtonLink>
      }
    >
      We mailed a link to <span className="wrap-anywhere font-semibold text-ink">{email}</span>. Open it, and
      the kitchen is yours.
    </EmptyState>
  )
}
