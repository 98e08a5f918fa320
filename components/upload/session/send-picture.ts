import { createTransfer, type TransferTools } from './transfer'
import type { UploadApi } from './upload-api'

const nothing = () => undefined
const quiet = { onTicket: nothing, onProgress: nothing, onConnection: nothing }

/** Sends a picture to storage under a ticket of its own. @returns its upload id @throws as a transfer does */
export async function sendPicture(
  kind: 'cover' | 'avatar',
  jpeg: Blob,
  api: UploadApi,
  tools: TransferTools,
  signal: AbortSignal,
): Promise<string> {
  const announcement = { kind, fileName: `${kind}.jpg`, mime: 'image/jpeg', bytes: jpeg.size } as const
  const { uploadId } = await createTransfer(jpeg, announcement, api, tools).run({ signal, ...quiet })
  return uploadId
}
