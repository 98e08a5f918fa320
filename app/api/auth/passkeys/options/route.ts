import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { startAdding } from '@/lib/passkeys/start-adding'

export const POST = route({
  access: 'session',
  limit: { name: 'account.write', by: 'user' },
  handle: async ({ actor }) => json(200, { options: await startAdding(actor) }),
})
