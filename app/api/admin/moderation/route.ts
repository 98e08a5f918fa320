import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { moderate } from '@/lib/moderation/moderate'
import { moderationInput } from '@/lib/moderation/schema'

export const POST = route({
  access: 'admin',
  limit: { name: 'admin.write', by: 'user' },
  body: moderationInput,
  handle: async ({ actor, body }) => json(200, await moderate(actor, body)),
})
