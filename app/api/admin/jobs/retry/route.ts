import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { retryAllGivenUp } from '@/lib/jobs/retry-given-up'

export const POST = route({
  access: 'admin',
  limit: { name: 'admin.write', by: 'user' },
  handle: async ({ actor }) => json(200, { retried: await retryAllGivenUp(actor) }),
})
