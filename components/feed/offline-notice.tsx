import type { ReactNode } from 'react'
import { useOnline } from '@/components/feed/use-online'

export function OfflineNotice({ children }: { children: ReactNode }) {
  const isOnline = useOnline()
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-20 z-30 flex justify-center px-4">
      {isOnline ? null : children}
    </div>
  )
}
