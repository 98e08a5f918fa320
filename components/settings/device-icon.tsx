import { Laptop, MonitorSmartphone, Smartphone, Tablet } from 'lucide-react'

const shapes = [
  [/iPhone|Android/, Smartphone],
  [/iPad/, Tablet],
  [/Windows|Mac|Linux|ChromeOS/, Laptop],
] as const

/** @param label such as "Safari on iPhone" */
export function DeviceIcon({ label }: { label: string }) {
  const Icon = shapes.find(([pattern]) => pattern.test(label))?.[1] ?? MonitorSmartphone
  return <Icon aria-hidden="true" />
}
