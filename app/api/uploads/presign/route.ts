import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { presignInput } from '@/lib/videos/schema'
import { startUpload } from '@/lib/videos/start-upload'

export const POST = route({
  access: 'partner',
  limit: { name: 'upload.sign', by: 'user' },
  body: presignInput,
  handle: async ({ actor, body }) => json(201, await startUpload(actor, body)),
})
