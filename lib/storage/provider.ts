import 'server-only'
import { env } from '@/lib/platform/env'
import { imageUrl, playback } from './cloudinary/delivery'
import { readWebhook } from './cloudinary/read-webhook'
import { removeObject } from './cloudinary/remove-object'
import { hasRenditions, orderRenditions } from './cloudinary/renditions'
import { signUpload } from './cloudinary/sign-upload'
import { verifyUpload } from './cloudinary/verify-upload'
import type { VideoStore } from './port'

/**
 * The storage that the environment names. `local` is the Cloudinary adapter pointed at the media server of
 * `services/`: the code that signs in production is the code that signs on a laptop; only stored rows tell them apart.
 */
export function videoStore(): VideoStore {
  return {
    id: env().STORAGE_PROVIDER,
    signUpload,
    verify: verifyUpload,
    remove: removeObject,
    playback,
    imageUrl,
    orderRenditions,
    hasRenditions,
    readWebhook,
  }
}
