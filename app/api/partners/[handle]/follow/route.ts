import { z } from 'zod'
import { followPartner } from '@/lib/engagement/follow-partner'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { handleSchema } from '@/lib/partners/schema'

const params = z.object({ handle: handleSchema })
const limit = { name: 'engagement.write', by: 'user' } as const

export const PUT = route({
  access: 'session',
  limit,
  params,
  handle: async ({ actor, params }) => json(200, await followPartner(actor, { ...params, following: true })),
})

export const DELETE = route({
  access: 'session',
  limit,
  params,
  handle: async ({ actor, params }) => json(200, await followPartner(actor, { ...params, following: false })),
})
