import { sendForm } from '@/components/auth/send-form'
import * as apiPaths from '@/lib/core/api-paths'
import type { FieldErrors } from '@/lib/core/errors'
import type { EditInput } from '@/lib/videos/schema'

/** Whether it worked, and if not, the sentence for the person. */
export type ChangeResult = { ok: true } | { ok: false; message: string; fields?: FieldErrors }

async function send(
  url: string,
  method: 'PATCH' | 'DELETE' | 'POST',
  input: EditInput = {},
): Promise<ChangeResult> {
  const sent = await sendForm({ url, method, input })
  if (!('refusal' in sent)) return { ok: true }
  const { code, message, fields } = sent.refusal
  // Gone already is what was wanted.
  return method === 'DELETE' && code === 'not_found' ? { ok: true } : { ok: false, message, fields }
}

export const editClip = (videoId: string, change: EditInput) => send(apiPaths.video(videoId), 'PATCH', change)
export const deleteClip = (videoId: string) => send(apiPaths.video(videoId), 'DELETE')
export const restoreClip = (videoId: string) => send(apiPaths.restoreVideo(videoId), 'POST')
