import { z } from 'zod'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { getPartner } from '@/lib/partners/get-partner'
import { handleSchema } from '@/lib/partners/schema'

export const GET = route({
  access: 'public',
  params: z.object({ handle: handleSchema }),
  handle: async ({ params }) => json(200, { partner: await getPartner(params) }),
})
