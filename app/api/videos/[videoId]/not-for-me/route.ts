import { z } from 'zod'
import { refuseVideo } from '@/lib/engagement/refuse-video'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

const params = z.object({ videoId: z.uuid() })
const limit = { name: 'engagement.write', by: 'user' } as const

export const PUT = route({
  access: 'session',
  limit,
  params,
  handle: async ({ actor, params }) => json(200, await refuseVideo(actor, { ...params, refused: true })),
})

export const DELETE = route({
  access: 'session',
  limit,
  params,
  handle: async ({ actor, params }) => json(200, await refuseVideo(actor, { ...params, refused: false })),
})
