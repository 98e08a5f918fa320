import { ProtocolError } from '../http/protocol-error'

// The characters that Cloudinary refuses; control characters would forge log lines and headers.
const forbidden = /[?&#\\%<>+\p{Cc}]/u
const maxLength = 255

/**
 * Segments of dots would be resolved away by a browser before it asks for the file, so the asset could never be
 * fetched under its own name, or would be fetched under that of another.
 */
export function checkPublicId(publicId: string): void {
  const segments = publicId.split('/')
  const isBroken = segments.some((segment) => segment === '' || segment === '.' || segment === '..')
  if (isBroken || forbidden.test(publicId) || publicId.length > maxLength || publicId.trim() !== publicId) {
    throw new ProtocolError(400, `public_id (${publicId.slice(0, 80)}) is invalid`)
  }
}
