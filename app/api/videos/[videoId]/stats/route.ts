import { z } from 'zod'
import { getClipStats } from '@/lib/analytics/get-clip-stats'
import { statsQuery } from '@/lib/analytics/schema'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const GET = route({
  access: 'partner',
  params: z.object({ videoId: z.uuid() }),
  query: statsQuery,
  handle: async ({ actor, params, query }) =>
    json(200, { stats: await getClipStats(actor, params.videoId, query.days) }),
})
