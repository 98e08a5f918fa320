import { WifiOff } from 'lucide-react'
import { useOnline } from '@/components/feed/use-online'

export function OfflineNotice() {
  const isOnline = useOnline()
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-32 z-30 flex justify-center px-4 pr-18 wide:top-20 wide:pr-4"
    >
      {isOnline ? null : (
        <p className="flex animate-rise items-center gap-2 rounded-full bg-saffron px-4 py-2 font-semibold text-[oklch(0.22_0.04_60)] text-sm shadow-float">
          <WifiOff aria-hidden="true" className="size-4.5" />
          You are offline. What is loaded still plays.
        </p>
      )}
    </div>
  )
}
