import 'server-only'
import { v2 as cloudinary } from 'cloudinary'
import { z } from 'zod'
import { withinTime } from './within-time'

/** What the Admin API says, cut to what a verification reads. */
const resourceShape = z.object({
  public_id: z.string(),
  version: z.coerce.string(),
  resource_type: z.string(),
  type: z.string(),
  format: z.string(),
  bytes: z.number(),
  width: z.number().default(0),
  height: z.number().default(0),
  duration: z.number().optional(),
  created_at: z.coerce.date(),
  video: z.object({ codec: z.string().optional() }).optional(),
  audio: z.object({ codec: z.string().optional() }).optional(),
  context: z.object({ custom: z.record(z.string(), z.string()) }).optional(),
})

export type Resource = z.infer<typeof resourceShape>

const notFound = z.object({ error: z.object({ http_code: z.literal(404) }) })
const timeoutMs = 5_000

/**
 * Asks the provider's Admin API, on its fixed host, what lies at `key`.
 *
 * @returns null where nothing does
 * @throws whatever the SDK throws when the provider cannot be reached
 */
export async function lookUp(key: string, resourceType: 'image' | 'video'): Promise<Resource | null> {
  try {
    const options = { resource_type: resourceType, context: true, media_metadata: true }
    return resourceShape.parse(await withinTime(timeoutMs, cloudinary.api.resource(key, options)))
  } catch (error) {
    if (notFound.safeParse(error).success) return null
    throw error
  }
}
