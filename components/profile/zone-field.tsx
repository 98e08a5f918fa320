'use client'

import { useSyncExternalStore } from 'react'
import { SelectField } from '@/components/ui/select-field'

const never = () => () => {}
let known: readonly string[] | undefined

/** What this browser knows; it would differ from what the server does, so that renders none but the one in use. */
function listZones(): readonly string[] {
  known ??= Intl.supportedValuesOf('timeZone')
  return known
}
const none: readonly string[] = []

type ZoneFieldProps = { value: string; onChange: (zone: string) => void }

/** Where the clock hangs that the hours are meant by. */
export function ZoneField({ value, onChange }: ZoneFieldProps) {
  const zones = useSyncExternalStore(never, listZones, () => none)
  const all = zones.includes(value) ? zones : [value, ...zones]
  return (
    <SelectField
      label="Time zone"
      hint="The hours are meant by the clock there, summer time included."
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {all.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </SelectField>
  )
}
