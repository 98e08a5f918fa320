import { WifiOff } from 'lucide'
import { Icon } from '@/components/ui/icon'

export function OfflineText() {
  return (
    <p className="flex animate-rise items-center gap-2 rounded-full bg-saffron px-4 py-2 font-semibold text-[oklch(0.22_0.04_60)] text-sm shadow-float">
      <Icon of={WifiOff} className="size-4.5" />
      You are offline. What is loaded still plays.
    </p>
  )
}
