import { readBytes } from '@/lib/http/read-body'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { videoStore } from '@/lib/storage/provider'
import { applyStorageNotice } from '@/lib/videos/apply-storage-notice'

const maxNoticeBytes = 64 * 1024

/** The signature covers the raw bytes, so the body is never parsed before it is checked. */
export const POST = route({
  access: 'public',
  skipOriginCheck: true,
  handle: async ({ request }) => {
    const rawBody = await readBytes(request, maxNoticeBytes)
    await applyStorageNotice(videoStore().readWebhook(request.headers, rawBody))
    return json(200, { received: true })
  },
})
