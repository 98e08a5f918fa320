import { z } from 'zod'
import { listComments } from '@/lib/comments/list-comments'
import { commentInput, commentQuery } from '@/lib/comments/schema'
import { writeComment } from '@/lib/comments/write-comment'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

const params = z.object({ videoId: z.uuid() })

export const GET = route({
  access: 'optional',
  params,
  query: commentQuery,
  handle: async ({ actor, params, query }) => json(200, await listComments(actor, { ...params, ...query })),
})

export const POST = route({
  access: 'session',
  limit: { name: 'comment.write', by: 'user' },
  params,
  body: commentInput,
  handle: async ({ actor, params, body }) => {
    const { outcome, ...answer } = await writeComment(actor, { ...params, ...body })
    return json(outcome === 'created' ? 201 : 200, answer)
  },
})
