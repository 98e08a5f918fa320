import type { Asset } from '../assets/asset'
import { cloudUrl } from '../assets/asset-urls'
import { contextField, mediaFields, renderAsset } from '../assets/render-asset'
import type { MediaContext } from '../media-context'

/** Duration and codecs only when asked for: an adapter that forgets media_metadata must notice here, not in production. */
export function renderResource(
  context: MediaContext,
  asset: Asset,
  withMedia: boolean,
): Record<string, unknown> {
  const base = cloudUrl(context.origin, context.settings.account.cloudName)
  const media = mediaFields(asset)
  return {
    ...renderAsset(asset, base),
    tags: asset.tags,
    ...contextField(asset),
    ...(asset.originalFilename === null ? {} : { original_filename: asset.originalFilename }),
    ...(withMedia ? media : {}),
    derived: [],
  }
}

export interface ListedParts {
  tags: boolean
  context: boolean
}

export function renderListed(
  context: MediaContext,
  asset: Asset,
  parts: ListedParts,
): Record<string, unknown> {
  const base = cloudUrl(context.origin, context.settings.account.cloudName)
  return {
    ...renderAsset(asset, base),
    ...(parts.tags ? { tags: asset.tags } : {}),
    ...(parts.context ? contextField(asset) : {}),
  }
}
