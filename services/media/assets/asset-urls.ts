import type { Asset } from './asset'

function encodePublicId(publicId: string): string {
  return publicId.split('/').map(encodeURIComponent).join('/')
}

export function cloudUrl(origin: string, cloudName: string): string {
  return `${origin}/${encodeURIComponent(cloudName)}`
}

export function assetUrl(base: string, asset: Asset, transformation = '', format = asset.format): string {
  const parts = [base, asset.resourceType, 'upload', transformation, `v${asset.version}`]
  const extension = format === null ? '' : `.${format}`
  return `${parts.filter((part) => part !== '').join('/')}/${encodePublicId(asset.publicId)}${extension}`
}
