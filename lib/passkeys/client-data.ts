import 'server-only'
import { z } from 'zod'

const shape = z.object({ challenge: z.string(), crossOrigin: z.boolean().default(false) })

/**
 * The challenge that a browser says it answered. Null for what is no client data, and for an answer given inside a frame
 * of another site: no page of ours is ever framed, so that is somebody who dresses us up (WebAuthn, 7.2 step 13).
 */
export function readChallenge(clientDataJson: string): string | null {
  try {
    const { challenge, crossOrigin } = shape.parse(
      JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()),
    )
    return crossOrigin ? null : challenge
  } catch {
    return null
  }
}
