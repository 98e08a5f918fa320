'use client'

import { late } from '@/components/ui/late'

/** Few choices are so rare that nothing of the newest fits. */
export const LateLookFurther = late(
  () => import('@/components/feed/look-further').then(({ LookFurther }) => LookFurther),
  ({ looking }) => looking,
)
