import { javaScript } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { serviceWorker } from '@/lib/http/service-worker'

export const GET = route({
  access: 'public',
  handle: async () => javaScript(serviceWorker()),
})
