import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { fileReport } from '@/lib/moderation/file-report'
import { reportInput } from '@/lib/moderation/schema'

export const POST = route({
  access: 'session',
  limit: { name: 'report.write', by: 'user' },
  body: reportInput,
  handle: async ({ actor, body }) => {
    const { outcome, ...answer } = await fileReport(actor, body)
    return json(outcome === 'created' ? 201 : 200, answer)
  },
})
