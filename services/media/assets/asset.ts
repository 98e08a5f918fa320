import type { MediaFacts } from '../content/media-facts'
import type { ResourceType } from '../content/resource-type'

export interface Asset {
  assetId: string
  publicId: string
  resourceType: ResourceType
  /** Unix seconds of the upload, and always above the version it replaced. */
  version: number
  versionId: string
  /** Names the folder of these very bytes, so an overwrite never changes a file that somebody is reading. */
  revision: string
  format: string | null
  bytes: number
  etag: string
  createdAt: string
  originalFilename: string | null
  assetFolder: string
  displayName: string
  tags: string[]
  context: Record<string, string>
  facts: MediaFacts
}

export type AssetKey = Pick<Asset, 'resourceType' | 'publicId'>
