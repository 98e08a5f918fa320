import { uploadCover } from './publish-clip'
import { type Cover, chosenJpeg } from './snapshot'
import type { TransferTools } from './transfer'
import type { UploadApi } from './upload-api'

/** Sends the chosen picture once; one chosen later takes the place of the one already sent. */
export function createCoverSender(
  api: UploadApi,
  tools: TransferTools,
  maxCoverBytes: number,
  signal: AbortSignal,
) {
  let sent: { jpeg: Blob; uploadId: Promise<string | null> } | null = null

  const discard = () => {
    void sent?.uploadId.then((uploadId) => uploadId && api.discard(uploadId))
    sent = null
  }

  return {
    discard,
    /** @returns the upload of the frame, or null when there is none or it did not get through */
    send(cover: Cover): Promise<string | null> {
      const jpeg = chosenJpeg(cover) ?? cover.frames[0]?.jpeg
      if (!jpeg) return Promise.resolve(null)
      if (sent?.jpeg === jpeg) return sent.uploadId
      discard()
      const uploadId = uploadCover(jpeg, maxCoverBytes, api, tools, signal)
      const sending = { jpeg, uploadId }
      sent = sending
      // Forgotten when it failed, so that a retry sends the frame again now that the connection is back.
      void uploadId.then((id) => {
        if (id === null && sent === sending) sent = null
      })
      return uploadId
    },
  }
}
