import { z } from 'zod'
import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { cancelUpload } from '@/lib/videos/cancel-upload'

export const DELETE = route({
  access: 'partner',
  limit: { name: 'video.write', by: 'user' },
  params: z.object({ uploadId: z.uuid() }),
  handle: async ({ actor, params }) => {
    await cancelUpload(actor, params.uploadId)
    return empty()
  },
})
