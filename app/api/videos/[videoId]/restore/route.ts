import { z } from 'zod'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { restoreVideo } from '@/lib/videos/restore-video'

export const POST = route({
  access: 'partner',
  limit: { name: 'video.write', by: 'user' },
  params: z.object({ videoId: z.uuid() }),
  handle: async ({ actor, params }) => json(200, { video: await restoreVideo(actor, params.videoId) }),
})
