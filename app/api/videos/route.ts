import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { publishVideo } from '@/lib/videos/publish-video'
import { publishInput } from '@/lib/videos/schema'

const statusOf = { created: 201, repeated: 200, verifying: 202 } as const

export const POST = route({
  access: 'partner',
  limit: { name: 'video.write', by: 'user' },
  body: publishInput,
  handle: async ({ actor, body }) => {
    const { video, outcome } = await publishVideo(actor, body)
    return json(statusOf[outcome], { video })
  },
})
