import { recordPlays } from '@/lib/analytics/record-plays'
import { watchReport } from '@/lib/analytics/schema'
import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const POST = route({
  access: 'optional',
  limit: { name: 'view.report', by: 'user' },
  body: watchReport,
  maxBodyBytes: 16 * 1024,
  handle: async ({ actor, body, ip }) => {
    await recordPlays(actor, body, ip)
    return empty()
  },
})
