import type { ReactNode } from 'react'
import { useOnline } from '@/components/feed/use-online'

export function OfflineNotice({ children }: { children: ReactNode }) {
  const isOnline = useOnline()
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-32 z-30 flex justify-center px-4 pr-18 wide:top-20 wide:pr-4"
    >
      {isOnline ? null : children}
    </div>
  )
}
