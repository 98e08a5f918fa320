import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { getQuota } from '@/lib/videos/get-quota'

export const GET = route({
  access: 'partner',
  handle: async ({ actor }) => json(200, { quota: await getQuota(actor) }),
})
