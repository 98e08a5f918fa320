import { z } from 'zod'
import { exportClipStats } from '@/lib/analytics/export-clip-stats'
import { exportQuery } from '@/lib/analytics/schema'
import { csv } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const GET = route({
  access: 'partner',
  params: z.object({ videoId: z.uuid() }),
  query: exportQuery,
  handle: async ({ actor, params, query }) => csv(await exportClipStats(actor, params.videoId, query)),
})
