import { isResourceType, type ResourceType } from '../content/resource-type'
import { isTransformation } from './parse-transformation'

export interface DeliveryPath {
  resourceType: ResourceType
  transformations: string[]
  version: number | null
  /** The public id with whatever extension was asked for. */
  name: string
}

function decodeSegments(path: string): string[] | null {
  try {
    return path.split('/').map(decodeURIComponent)
  } catch {
    return null
  }
}

/** `/{cloud}/{type}/upload/{transformations}/v{version}/{public_id}.{ext}`; null for anything else. */
export function parseDeliveryPath(path: string, cloudName: string): DeliveryPath | null {
  const segments = decodeSegments(path.slice(1))
  if (segments === null) return null
  const [cloud, resourceType, type, ...rest] = segments
  if (cloud !== cloudName || type !== 'upload' || !isResourceType(resourceType)) return null
  // The last segment is always a name, so an asset called `w_1` can still be asked for.
  const transformations: string[] = []
  while (rest.length > 1 && isTransformation(rest[0] ?? '')) transformations.push(rest.shift() ?? '')
  const isVersioned = rest.length > 1 && /^v\d{1,12}$/.test(rest[0] ?? '')
  const version = isVersioned ? Number((rest.shift() ?? '').slice(1)) : null
  const name = rest.join('/')
  return name === '' ? null : { resourceType, transformations, version, name }
}
