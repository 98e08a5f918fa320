import { z } from 'zod'
import { getVideoCard } from '@/lib/feed/get-video-card'
import { empty, json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { removeVideo } from '@/lib/videos/delete-video'
import { editVideo } from '@/lib/videos/edit-video'
import { editInput } from '@/lib/videos/schema'

const params = z.object({ videoId: z.uuid() })
const limit = { name: 'video.write', by: 'user' } as const

export const GET = route({
  access: 'optional',
  params,
  handle: async ({ actor, params }) => json(200, { video: await getVideoCard({ actor, ...params }) }),
})

export const PATCH = route({
  access: 'partner',
  limit,
  params,
  body: editInput,
  handle: async ({ actor, params, body }) =>
    json(200, { video: await editVideo(actor, params.videoId, body) }),
})

export const DELETE = route({
  access: 'partner',
  limit,
  params,
  handle: async ({ actor, params }) => {
    await removeVideo(actor, params.videoId)
    return empty()
  },
})
