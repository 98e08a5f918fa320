import { deleteOwnComment } from '@/lib/comments/delete-own-comment'
import { hideComment } from '@/lib/comments/hide-comment'
import { commentParams, hideInput } from '@/lib/comments/schema'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

const limit = { name: 'engagement.write', by: 'user' } as const

export const PATCH = route({
  access: 'partner',
  limit,
  params: commentParams,
  body: hideInput,
  handle: async ({ actor, params, body }) => json(200, await hideComment(actor, { ...params, ...body })),
})

export const DELETE = route({
  access: 'session',
  limit,
  params: commentParams,
  handle: async ({ actor, params }) => json(200, await deleteOwnComment(actor, params)),
})
