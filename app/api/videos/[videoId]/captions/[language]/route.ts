import { z } from 'zod'
import { getCaption } from '@/lib/captions/get-caption'
import { removeCaption } from '@/lib/captions/remove-caption'
import { captionInput, captionLanguage } from '@/lib/captions/schema'
import { writeCaption } from '@/lib/captions/write-caption'
import { empty, json, webVtt } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

const params = z.object({ videoId: z.uuid(), language: captionLanguage })
const limit = { name: 'video.write', by: 'user' } as const

export const GET = route({
  access: 'public',
  params,
  handle: async ({ params }) => webVtt(await getCaption(params)),
})

export const PUT = route({
  access: 'partner',
  limit,
  params,
  body: captionInput,
  maxBodyBytes: 512 * 1024,
  handle: async ({ actor, params, body }) => json(200, { caption: await writeCaption(actor, params, body) }),
})

export const DELETE = route({
  access: 'partner',
  limit,
  params,
  handle: async ({ actor, params }) => {
    await removeCaption(actor, params)
    return empty()
  },
})
