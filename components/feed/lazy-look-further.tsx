'use client'

import { type ComponentProps, lazy, Suspense } from 'react'
import type { LookFurther } from '@/components/feed/look-further'

const Loaded = lazy(async () => ({ default: (await import('@/components/feed/look-further')).LookFurther }))

/** Few choices are so rare that nothing of the newest fits. */
export function LazyLookFurther(props: ComponentProps<typeof LookFurther>) {
  return (
    <Suspense fallback={props.looking}>
      <Loaded {...props} />
    </Suspense>
  )
}
