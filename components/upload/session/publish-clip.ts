import { secondMs } from '@/lib/core/time'
import type { ClipDetails, VideoDto } from '@/lib/videos/schema'
import { UploadError } from '../engine/problem'
import type { Connection, SendTools } from '../engine/send-part'
import type { Delivered } from '../engine/send-recipe'
import { retryCall } from './retry-call'
import { createTransfer } from './transfer'
import type { UploadApi } from './upload-api'

export type PublishJob = {
  delivered: Delivered & { uploadId: string }
  details: ClipDetails & { publish: boolean }
  /** Taken along if it makes it in time; the provider makes a poster otherwise. */
  coverUploadId: Promise<string | null>
  api: UploadApi
  tools: SendTools
  signal: AbortSignal
  onConnection: (connection: Connection) => void
  onVerifying: (video: VideoDto) => void
}

const coverPatienceMs = 8 * secondMs
/** How often to ask again while storage cannot confirm: soon at first, then once a minute, for a quarter hour. */
const verifyAgainMs = [2, 4, 8, 15, 30, ...Array.from({ length: 14 }, () => 60)].map((s) => s * secondMs)

/** Sends the cover under a ticket of its own. A failure costs the chosen frame and never the clip. */
export async function uploadCover(
  jpeg: Blob,
  maxCoverBytes: number,
  api: UploadApi,
  tools: SendTools,
  signal: AbortSignal,
): Promise<string | null> {
  if (jpeg.size > maxCoverBytes) return null
  const announcement = { kind: 'cover', fileName: 'cover.jpg', mime: 'image/jpeg', bytes: jpeg.size } as const
  const nothing = () => undefined
  try {
    const transfer = createTransfer(jpeg, announcement, api, tools)
    const { uploadId } = await transfer.run({
      signal,
      onTicket: nothing,
      onProgress: nothing,
      onConnection: nothing,
    })
    return uploadId
  } catch {
    return null
  }
}

function refusesCover(thrown: unknown): boolean {
  if (!(thrown instanceof UploadError) || thrown.problem.kind !== 'refused') return false
  return 'coverUploadId' in thrown.problem.fields
}

/** Hands the result of the upload to the server, which looks for itself; asks on while it cannot. */
export async function publishClip(job: PublishJob): Promise<VideoDto> {
  const { delivered, details, api, tools, signal } = job
  const coverUploadId = await Promise.race([
    job.coverUploadId,
    tools.sleep(coverPatienceMs, signal).then(() => null),
  ])
  const input = { ...delivered, ...details }
  const send = (cover: string | null) =>
    retryCall(
      () => api.publish(cover ? { ...input, coverUploadId: cover } : input, signal),
      tools,
      signal,
      job.onConnection,
    )
  const ask = async () => {
    try {
      return await send(coverUploadId)
    } catch (thrown) {
      if (coverUploadId === null || !refusesCover(thrown)) throw thrown
      return send(null)
    }
  }
  let answer = await ask()
  for (const ms of verifyAgainMs) {
    if (!answer.verifying) break
    job.onVerifying(answer.video)
    await tools.sleep(ms, signal)
    answer = await ask()
  }
  return answer.video
}
