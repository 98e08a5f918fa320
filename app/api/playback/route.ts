import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { recordPlayback } from '@/lib/playback/record-playback'
import { playbackReport } from '@/lib/playback/schema'

export const POST = route({
  access: 'public',
  limit: { name: 'playback.report', by: 'ip' },
  body: playbackReport,
  maxBodyBytes: 4 * 1024,
  handle: async ({ body }) => {
    await recordPlayback(body)
    return empty()
  },
})
