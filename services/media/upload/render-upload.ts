import type { Asset } from '../assets/asset'
import { assetUrl, cloudUrl } from '../assets/asset-urls'
import { contextField, mediaFields, renderAsset } from '../assets/render-asset'
import type { MediaContext } from '../media-context'
import { type SignatureAlgorithm, signString } from '../signature/sign-string'
import { buildStringToSign } from '../signature/string-to-sign'

/** Version 1 always, over these two values and nothing else: it proves no size, no type and no owner. */
function signAnswer(asset: Asset, apiSecret: string, algorithm: SignatureAlgorithm): string {
  const params = new Map([
    ['public_id', asset.publicId],
    ['version', String(asset.version)],
  ])
  return signString(buildStringToSign(params, 1), apiSecret, algorithm)
}

export function renderUpload(
  context: MediaContext,
  asset: Asset,
  algorithm: SignatureAlgorithm,
): Record<string, unknown> {
  const { account } = context.settings
  const base = cloudUrl(context.origin, account.cloudName)
  const isVideo = asset.resourceType === 'video'
  return {
    ...renderAsset(asset, base),
    signature: signAnswer(asset, account.apiSecret, algorithm),
    tags: asset.tags,
    ...contextField(asset),
    ...(asset.originalFilename === null ? {} : { original_filename: asset.originalFilename }),
    ...mediaFields(asset),
    ...(isVideo ? { pages: 0, playback_url: assetUrl(base, asset, 'sp_auto', 'm3u8') } : {}),
  }
}
