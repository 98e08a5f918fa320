import type { ComponentProps } from 'react'
import { Card } from '@/components/ui/card'
import { TitledSection } from '@/components/ui/titled-section'

/** One thing that can be changed: what it is, what it means, and the way to change it. */
export function SettingsSection({ children, ...heading }: ComponentProps<typeof TitledSection>) {
  return (
    <TitledSection {...heading}>
      <Card>{children}</Card>
    </TitledSection>
  )
}
