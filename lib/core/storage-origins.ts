/** Where the browser talks to storage: uploads go to `api`, players read from `delivery`. Origins, without a path. */
export type StorageOrigins = { api: string; delivery: string }

/**
 * Reads the origins out of `cloudinary://key:secret@cloud?upload_prefix=https://host`. With an upload_prefix (the SDK's
 * own parameter: the local media server, or a private Cloudinary host) one origin serves both; without one it is the
 * public cloud.
 *
 * @throws TypeError for what is not a URL
 */
export function storageOrigins(cloudinaryUrl: string): StorageOrigins {
  const prefix = new URL(cloudinaryUrl).searchParams.get('upload_prefix')
  if (!prefix) return { api: 'https://api.cloudinary.com', delivery: 'https://res.cloudinary.com' }
  const { origin } = new URL(prefix)
  return { api: origin, delivery: origin }
}
