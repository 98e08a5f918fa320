import { confirmLink } from '@/lib/accounts/confirm-link'
import { confirmInput } from '@/lib/accounts/schema'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'
import { createPartner } from '@/lib/partners/create-partner'

export const POST = route({
  access: 'public',
  limit: { name: 'link.ip', by: 'ip' },
  body: confirmInput,
  handle: async (context) =>
    json(200, { what: await confirmLink(context.body.token, visitorOf(context), createPartner) }),
})
