import { sendForm } from '@/components/auth/send-form'
import { UploadError } from '@/components/upload/engine/problem'
import { browserTools } from '@/components/upload/session/browser-tools'
import { sendPicture } from '@/components/upload/session/send-picture'
import * as apiPaths from '@/lib/core/api-paths'

function describe(thrown: unknown): string {
  const problem = thrown instanceof UploadError ? thrown.problem : null
  if (problem?.kind === 'refused') return problem.message
  if (problem?.kind === 'connection') return 'The connection keeps dropping. Please try again.'
  return 'The picture did not get through. Please try again.'
}

async function saveAvatar(avatarUploadId: string | null): Promise<string | null> {
  const sent = await sendForm({ url: apiPaths.ownPartner(), method: 'PATCH', input: { avatarUploadId } })
  if (!('refusal' in sent)) return null
  return sent.refusal.fields.avatarUploadId?.[0] ?? sent.refusal.message
}

/** Sends the picture to storage and shows it on the page. @returns what went wrong, in words, or null */
export async function sendAvatar(jpeg: Blob, signal: AbortSignal): Promise<string | null> {
  try {
    return await saveAvatar(await sendPicture('avatar', jpeg, browserTools.api, browserTools, signal))
  } catch (thrown) {
    return describe(thrown)
  }
}

export const removeAvatar = () => saveAvatar(null)
