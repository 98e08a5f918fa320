import { checkHealth } from '@/lib/http/check-health'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const GET = route({
  access: 'public',
  handle: async () => {
    const health = await checkHealth()
    return json(health.ready ? 200 : 503, health)
  },
})
