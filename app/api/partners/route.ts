import { grantPartnerRole } from '@/lib/auth/grant-partner-role'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'
import { becomePartner } from '@/lib/partners/become-partner'
import { becomePartnerInput } from '@/lib/partners/schema'

export const POST = route({
  access: 'session',
  limit: { name: 'account.write', by: 'user' },
  body: becomePartnerInput,
  handle: async (context) => {
    const partner = await becomePartner(context.actor, context.body, visitorOf(context), grantPartnerRole)
    return json(201, { partner })
  },
})
