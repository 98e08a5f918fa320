import { forgetRefusals } from '@/lib/engagement/forget-refusals'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const DELETE = route({
  access: 'session',
  limit: { name: 'engagement.write', by: 'user' },
  handle: async ({ actor }) => json(200, await forgetRefusals(actor)),
})
