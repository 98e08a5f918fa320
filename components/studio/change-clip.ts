import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import type { ErrorEnvelope } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import type { EditInput } from '@/lib/videos/schema'

/** Whether it worked, and if not, the sentence for the person. */
export type ChangeResult = { ok: true } | { ok: false; message: string }

const offline = 'We could not reach the server. Check the connection and try again.'

async function send(videoId: string, method: 'PATCH' | 'DELETE', body?: EditInput): Promise<ChangeResult> {
  try {
    const response = await fetchWithRefresh(paths.api.video(videoId), {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    // Gone already is what was wanted.
    if (response.ok || (method === 'DELETE' && response.status === 404)) return { ok: true }
    const { error } = (await response.json()) as ErrorEnvelope
    return { ok: false, message: error.message }
  } catch {
    return { ok: false, message: offline }
  }
}

export const editClip = (videoId: string, change: EditInput) => send(videoId, 'PATCH', change)
export const deleteClip = (videoId: string) => send(videoId, 'DELETE')
