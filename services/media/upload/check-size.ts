import type { ResourceType } from '../content/resource-type'
import { ProtocolError } from '../http/protocol-error'
import type { Settings } from '../settings'

/** With /auto the type is known only from the bytes, so the larger limit holds until they have been read. */
export function limitOf(type: ResourceType | 'auto', settings: Settings): number {
  return type === 'video' || type === 'auto' ? settings.maxBytes : settings.maxImageBytes
}

export function checkSize(sizeBytes: number, type: ResourceType | 'auto', settings: Settings): void {
  const maxBytes = limitOf(type, settings)
  if (sizeBytes <= maxBytes) return
  throw new ProtocolError(400, `File size too large. Got ${sizeBytes}. Maximum is ${maxBytes}.`)
}
