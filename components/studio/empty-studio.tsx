import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { TrayDrawing } from '@/components/upload/drawings'
import { paths } from '@/lib/core/paths'

export function EmptyStudio() {
  return (
    <EmptyState
      headingLevel="h1"
      drawing={<TrayDrawing />}
      title="Nothing on the menu yet"
      action={
        <ButtonLink href={paths.upload()} size="lg">
          Upload your first clip
        </ButtonLink>
      }
    >
      Fifteen seconds of something sizzling is plenty. Film it upright, close, and with the sound on.
    </EmptyState>
  )
}
