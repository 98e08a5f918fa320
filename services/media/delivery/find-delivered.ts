import type { Asset } from '../assets/asset'
import type { AssetStore } from '../assets/asset-store'
import type { DeliveryPath } from './parse-delivery-path'

export interface Delivered {
  asset: Asset
  /** The extension that was asked for; null when the name has none. */
  format: string | null
}

/** The version is for caches only: like Cloudinary, what is stored now is what is served. */
export async function findDelivered(store: AssetStore, path: DeliveryPath): Promise<Delivered | null> {
  const { resourceType, name } = path
  const match = resourceType === 'raw' ? null : /^(.+)\.([A-Za-z0-9]{2,5})$/s.exec(name)
  if (match !== null) {
    const asset = await store.find({ resourceType, publicId: match[1] ?? '' })
    if (asset !== null) return { asset, format: (match[2] ?? '').toLowerCase() }
  }
  const asset = await store.find({ resourceType, publicId: name })
  return asset === null ? null : { asset, format: null }
}
