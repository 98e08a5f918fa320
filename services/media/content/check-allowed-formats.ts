import { ProtocolError } from '../http/protocol-error'
import type { Inspection } from './inspect-file'

const spelling = new Map([
  ['jpeg', 'jpg'],
  ['jpe', 'jpg'],
])

function normalise(format: string): string {
  const lower = format.trim().toLowerCase()
  return spelling.get(lower) ?? lower
}

const typeNames = { video: 'Video', image: 'Image', raw: 'Raw' }

export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * By content for video and image. For raw it is no more than the extension, at Cloudinary as here: who signs an upload
 * must check the resource type afterwards, because a ticket for a video can be posted to /raw.
 */
export function checkAllowedFormats(allowed: string, inspection: Inspection, filename: string): void {
  if (allowed === '') return
  const format = normalise(inspection.format ?? extensionOf(filename))
  if (allowed.split(',').map(normalise).includes(format)) return
  throw new ProtocolError(
    400,
    `${typeNames[inspection.resourceType]} file format ${format || 'unknown'} not allowed`,
  )
}
