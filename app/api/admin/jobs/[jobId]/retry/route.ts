import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { retryGivenUp } from '@/lib/jobs/retry-given-up'
import { jobParams } from '@/lib/jobs/schema'

export const POST = route({
  access: 'admin',
  limit: { name: 'admin.write', by: 'user' },
  params: jobParams,
  handle: async ({ actor, params }) => json(200, { retried: await retryGivenUp(actor, params.jobId) }),
})
