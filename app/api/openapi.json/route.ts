import { openApiDocument } from '@/lib/http/openapi'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

/** The same for everybody, and only a release changes it. */
const cacheable = { 'Cache-Control': 'public, max-age=300', Vary: 'Accept-Encoding' }

export const GET = route({
  access: 'public',
  handle: async () => json(200, openApiDocument(), cacheable),
})
