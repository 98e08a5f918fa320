import { Laptop, MonitorSmartphone, Smartphone, Tablet } from 'lucide'
import { Icon } from '@/components/ui/icon'

const shapes = [
  [/iPhone|Android/, Smartphone],
  [/iPad/, Tablet],
  [/Windows|Mac|Linux|ChromeOS/, Laptop],
] as const

/** @param label such as "Safari on iPhone" */
export function DeviceIcon({ label }: { label: string }) {
  const icon = shapes.find(([pattern]) => pattern.test(label))?.[1] ?? MonitorSmartphone
  return <Icon of={icon} />
}
