import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import * as apiPaths from '@/lib/core/api-paths'
import type { ErrorEnvelope } from '@/lib/core/errors'
import { secondMs } from '@/lib/core/time'
import type { PresignInput, PublishInput, ReplaceInput, UploadTicket, VideoDto } from '@/lib/videos/schema'
import { UploadError } from '../engine/problem'

type Published = { video: VideoDto; verifying: boolean }

/** The app server's side of an upload; it never sees a byte of the clip. */
export type UploadApi = {
  presign: (input: PresignInput, signal: AbortSignal) => Promise<UploadTicket>
  renew: (uploadId: string, signal: AbortSignal) => Promise<UploadTicket>
  /** Best effort: what is not cancelled here, the reaper removes. */
  discard: (uploadId: string) => void
  publish: (input: PublishInput, signal: AbortSignal) => Promise<Published>
  /** Gives a clip that is there the upload as its video. */
  replace: (videoId: string, input: ReplaceInput, signal: AbortSignal) => Promise<Published>
}

async function readRefusal(response: Response): Promise<UploadError> {
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const body = (await response.json().catch(() => null)) as Partial<ErrorEnvelope> | null
  return new UploadError({
    kind: 'refused',
    code: body?.error?.code ?? 'internal',
    message: body?.error?.message ?? 'Something went wrong on our side. Please try again.',
    fields: body?.error?.fields ?? {},
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  })
}

/** `fetch` itself waits for ever for a server that took the request and says nothing. All calls may be repeated. */
const answerMs = 30 * secondMs

async function send(url: string, body: unknown, signal: AbortSignal, method = 'POST'): Promise<Response> {
  const response = await fetchWithRefresh(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
  }).catch((thrown: unknown) => {
    signal.throwIfAborted()
    throw new UploadError({ kind: 'connection' }, thrown)
  })
  if (!response.ok) throw await readRefusal(response)
  return response
}

export const uploadApi: UploadApi = {
  async presign(input, signal) {
    const response = await send(apiPaths.presign(), input, signal)
    return (await response.json()) as UploadTicket
  },
  async renew(uploadId, signal) {
    const response = await send(apiPaths.renewUpload(uploadId), {}, signal)
    return (await response.json()) as UploadTicket
  },
  discard(uploadId) {
    fetchWithRefresh(apiPaths.upload(uploadId), {
      method: 'DELETE',
      headers: { 'Content-Type': 'application/json' },
      keepalive: true,
    }).catch(() => undefined)
  },
  async publish(input, signal) {
    const response = await send(apiPaths.videos(), input, signal)
    const { video } = (await response.json()) as { video: VideoDto }
    return { video, verifying: response.status === 202 || video.status === 'verifying' }
  },
  async replace(videoId, input, signal) {
    const response = await send(apiPaths.videoSource(videoId), input, signal, 'PUT')
    const { video } = (await response.json()) as { video: VideoDto }
    return { video, verifying: false }
  },
}
