import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import { sendForm } from '@/components/auth/send-form'
import type {
  CommentAnswer,
  CommentCount,
  CommentInput,
  CommentPage,
  HiddenAnswer,
} from '@/lib/comments/schema'
import * as viewerPaths from '@/lib/core/viewer-paths'

export type ListOf = { videoId: string; thread?: string }

/** @throws when the answer is not a page: no network, a refusal, or a server in trouble */
export async function fetchComments(
  { videoId, thread }: ListOf,
  cursor: string | null,
): Promise<CommentPage> {
  const query = { ...(thread ? { thread } : {}), ...(cursor ? { cursor } : {}) }
  const response = await fetchWithRefresh(viewerPaths.comments(videoId, query))
  if (!response.ok) throw new Error(`The comments answered ${response.status}.`)
  const page: CommentPage = await response.json()
  return page
}

export const postComment = (videoId: string, input: CommentInput) =>
  sendForm<CommentAnswer>({ url: viewerPaths.comments(videoId), input })

export const deleteComment = (videoId: string, id: string) =>
  sendForm<CommentCount>({ url: viewerPaths.comment(videoId, id), method: 'DELETE', input: {} })

export const setHidden = (videoId: string, id: string, hidden: boolean) =>
  sendForm<HiddenAnswer>({ url: viewerPaths.comment(videoId, id), method: 'PATCH', input: { hidden } })
