import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { listGivenUp } from '@/lib/jobs/list-given-up'

export const GET = route({
  access: 'admin',
  handle: async ({ actor }) => json(200, await listGivenUp(actor)),
})
