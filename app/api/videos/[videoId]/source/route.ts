import { z } from 'zod'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { replaceSource } from '@/lib/videos/replace-source'
import { replaceInput } from '@/lib/videos/schema'

export const PUT = route({
  access: 'partner',
  limit: { name: 'video.write', by: 'user' },
  params: z.object({ videoId: z.uuid() }),
  body: replaceInput,
  handle: async ({ actor, params, body }) =>
    json(200, { video: await replaceSource(actor, params.videoId, body) }),
})
