import { secondMs } from '@/lib/core/time'
import type { ClipDetails, VideoDto } from '@/lib/videos/schema'
import type { MakePlaceholder } from '../cover/make-placeholder'
import { UploadError } from '../engine/problem'
import type { Connection } from '../engine/send-part'
import type { Delivered } from '../engine/send-recipe'
import { retryCall } from './retry-call'
import { sendPicture } from './send-picture'
import type { TransferTools } from './transfer'
import type { UploadApi } from './upload-api'

export type PublishJob = {
  /** The clip that gets the upload as its video; null for a clip of its own. */
  replaces: string | null
  delivered: Delivered & { uploadId: string }
  details: ClipDetails & { publish: boolean; publishAt?: string }
  /** Taken along if it makes it in time; the provider makes a poster otherwise. */
  cover: Promise<SentCover>
  tools: TransferTools & { api: UploadApi }
  signal: AbortSignal
  onConnection: (connection: Connection) => void
  onVerifying: (video: VideoDto) => void
}

const coverPatienceMs = 8 * secondMs
/** How often to ask again while storage cannot confirm: soon at first, then once a minute, for a quarter hour. */
const verifyAgainMs = [2, 4, 8, 15, 30, ...Array.from({ length: 14 }, () => 60)].map((s) => s * secondMs)

/** `uploadId` is null when the picture did not get through, `placeholder` when it could not be read. */
export type SentCover = { uploadId: string | null; placeholder: string | null }
export const noCover: SentCover = { uploadId: null, placeholder: null }

export type CoverTools = TransferTools & { makePlaceholder: MakePlaceholder }

/** Sends the cover under a ticket of its own. A failure costs the chosen frame and never the clip. */
export async function uploadCover(
  jpeg: Blob,
  maxCoverBytes: number,
  api: UploadApi,
  tools: CoverTools,
  signal: AbortSignal,
): Promise<SentCover> {
  if (jpeg.size > maxCoverBytes) return noCover
  const [placeholder, uploadId] = await Promise.all([
    tools.makePlaceholder(jpeg).catch(() => null),
    sendPicture('cover', jpeg, api, tools, signal).catch(() => null),
  ])
  return { uploadId, placeholder }
}

function refusesCover(thrown: unknown): boolean {
  if (!(thrown instanceof UploadError) || thrown.problem.kind !== 'refused') return false
  return 'coverUploadId' in thrown.problem.fields
}

/** Hands the result of the upload to the server, which looks for itself; asks on while it cannot. */
export async function publishClip(job: PublishJob): Promise<VideoDto> {
  const { delivered, details, tools, signal } = job
  const { api } = tools
  const { uploadId: coverUploadId, placeholder } = await Promise.race([
    job.cover,
    tools.sleep(coverPatienceMs, signal).then(() => noCover),
  ])
  const post = (cover: { coverUploadId?: string; placeholder?: string }) =>
    job.replaces
      ? api.replace(job.replaces, { ...delivered, ...cover }, signal)
      : api.publish({ ...delivered, ...details, ...cover }, signal)
  const send = (cover: string | null) =>
    retryCall(
      () => post({ ...(cover ? { coverUploadId: cover } : {}), ...(placeholder ? { placeholder } : {}) }),
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
