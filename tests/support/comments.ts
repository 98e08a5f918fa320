import { GET, POST } from '@/app/api/videos/[videoId]/comments/route'
import { newId } from '@/lib/core/ids'
import { Browser } from './browser'

export const readComments = (videoId: string, query = '', browser = new Browser()) =>
  browser.call(GET, { method: 'GET', path: `/api/test${query}`, params: { videoId } })

export const postComment = (browser: Browser, videoId: string, more: Record<string, unknown> = {}) =>
  browser.call(POST, { params: { videoId }, body: { id: newId(), text: 'Yum', ...more } })

/** The id of a comment that is there now. */
export async function leaveComment(
  browser: Browser,
  videoId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const response = await postComment(browser, videoId, more)
  if (response.status !== 201) throw new Error(`comment: ${response.status} ${await response.text()}`)
  return (await response.json()).comment.id
}
