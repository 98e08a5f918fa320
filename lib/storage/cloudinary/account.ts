import 'server-only'
import { storageOrigins } from '@/lib/core/storage-origins'
import { env } from '@/lib/platform/env'

export type Account = {
  cloudName: string
  apiKey: string
  apiSecret: string
  uploadUrl: (resourceType: 'image' | 'video') => string
  /** Where finished objects are served: `https://res.cloudinary.com/{cloud}`, or the local media server. */
  deliveryBase: string
  isLocal: boolean
}

/** The account that CLOUDINARY_URL names (`cloudinary://key:secret@cloud?upload_prefix=…`). */
export function cloudinaryAccount(): Account {
  const { CLOUDINARY_URL, STORAGE_PROVIDER } = env()
  const url = new URL(CLOUDINARY_URL)
  const { api, delivery } = storageOrigins(CLOUDINARY_URL)
  return {
    cloudName: url.hostname,
    apiKey: url.username,
    apiSecret: url.password,
    uploadUrl: (resourceType) => `${api}/v1_1/${url.hostname}/${resourceType}/upload`,
    deliveryBase: `${delivery}/${url.hostname}`,
    isLocal: STORAGE_PROVIDER === 'local',
  }
}
