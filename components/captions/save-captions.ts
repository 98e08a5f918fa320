import { sendForm } from '@/components/auth/send-form'
import * as apiPaths from '@/lib/core/api-paths'

/**
 * `text` null takes the captions in that language away.
 *
 * @returns null when it worked, else the sentence for the person
 */
export async function saveCaptions(
  videoId: string,
  language: string,
  text: string | null,
): Promise<string | null> {
  const url = apiPaths.caption(videoId, language)
  const sent = await sendForm(
    text === null ? { url, method: 'DELETE', input: {} } : { url, method: 'PUT', input: { text } },
  )
  if (!('refusal' in sent)) return null
  const { code, fields, message } = sent.refusal
  // Gone already is what was wanted.
  if (text === null && code === 'not_found') return null
  return fields.text?.[0] ?? message
}
