import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/core/paths'

/** There are clips, only none like that. */
export function NoMatch() {
  return (
    <EmptyState
      title="No clip matches"
      action={
        <ButtonLink href={paths.studio()} variant="secondary">
          Show all clips
        </ButtonLink>
      }
    >
      Try fewer words, or look through all states.
    </EmptyState>
  )
}
