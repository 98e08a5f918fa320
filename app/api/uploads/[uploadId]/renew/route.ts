import { z } from 'zod'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { renewUpload } from '@/lib/videos/renew-upload'

export const POST = route({
  access: 'partner',
  limit: { name: 'video.write', by: 'user' },
  params: z.object({ uploadId: z.uuid() }),
  handle: async ({ actor, params }) => json(200, await renewUpload(actor, params.uploadId)),
})
