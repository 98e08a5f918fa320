'use client'

import type { ComponentProps } from 'react'
import type { SessionKeeper } from '@/components/auth/session-keeper'
import { late } from '@/components/ui/late'

const Keeper = late(() =>
  import('@/components/auth/session-keeper').then(({ SessionKeeper }) => SessionKeeper),
)

/** Nobody who is signed out has a session to keep. */
export function LateSessionKeeper(props: ComponentProps<typeof SessionKeeper>) {
  return props.accessLeftMs === null ? null : <Keeper {...props} />
}
