import { type CoverTools, noCover, type SentCover, uploadCover } from './publish-clip'
import { type Cover, chosenJpeg } from './snapshot'
import type { UploadApi } from './upload-api'

/** Sends the chosen picture once; one chosen later takes the place of the one already sent. */
export function createCoverSender(
  api: UploadApi,
  tools: CoverTools,
  maxCoverBytes: number,
  signal: AbortSignal,
) {
  let sent: { jpeg: Blob; cover: Promise<SentCover> } | null = null

  const discard = () => {
    void sent?.cover.then(({ uploadId }) => uploadId && api.discard(uploadId))
    sent = null
  }

  return {
    discard,
    /** @returns the upload of the picture and its placeholder; without the first when it did not get through */
    send(cover: Cover): Promise<SentCover> {
      const jpeg = chosenJpeg(cover) ?? cover.frames[0]?.jpeg
      if (!jpeg) return Promise.resolve(noCover)
      if (sent?.jpeg === jpeg) return sent.cover
      discard()
      const sentCover = uploadCover(jpeg, maxCoverBytes, api, tools, signal)
      const sending = { jpeg, cover: sentCover }
      sent = sending
      // Forgotten when it failed, so that a retry sends the frame again now that the connection is back.
      void sentCover.then(({ uploadId }) => {
        if (uploadId === null && sent === sending) sent = null
      })
      return sentCover
    },
  }
}
