import 'server-only'
import { v2 as cloudinary } from 'cloudinary'
import { z } from 'zod'
import { withinTime } from './within-time'

const answer = z.object({ result: z.string() })
const timeoutMs = 5_000

/**
 * Removes whatever lies at `key`. A signature does not cover the resource type, so the same ticket could have been
 * spent at /raw or /image: all three are swept.
 *
 * @throws whatever the SDK throws when the provider cannot be reached
 */
export async function removeObject(key: string): Promise<'deleted' | 'absent'> {
  const results = await Promise.all(
    (['video', 'image', 'raw'] as const).map(async (resourceType) => {
      const options = { resource_type: resourceType, invalidate: true }
      return answer.parse(await withinTime(timeoutMs, cloudinary.uploader.destroy(key, options)))
    }),
  )
  return results.some(({ result }) => result === 'ok') ? 'deleted' : 'absent'
}
