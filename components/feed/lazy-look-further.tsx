'use client'

import { type ComponentProps, Suspense } from 'react'
import type { LookFurther } from '@/components/feed/look-further'
import { late } from '@/components/ui/late'

const Loaded = late(() => import('@/components/feed/look-further').then(({ LookFurther }) => LookFurther))

/** Few choices are so rare that nothing of the newest fits. */
export function LazyLookFurther(props: ComponentProps<typeof LookFurther>) {
  return (
    <Suspense fallback={props.looking}>
      <Loaded {...props} />
    </Suspense>
  )
}
