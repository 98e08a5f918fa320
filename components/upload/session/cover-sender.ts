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

  /** @returns the upload of the picture and its placeholder; without the first when it did not get through */
  const send = (cover: Cover): Promise<SentCover> => {
    const jpeg = chosenJpeg(cover) ?? (cover.state === 'seeking' ? null : cover.frames[0]?.jpeg)
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
  }

  return {
    discard,
    send,
    /** An upload that goes on after a reload has its choice before it has drawn the picture again. */
    async sendWhenDrawn(read: () => Cover, drawn: Promise<void>, drawing: AbortSignal): Promise<SentCover> {
      const cover = read()
      if (cover.state === 'seeking' && chosenJpeg(cover) === null) await drawn
      return drawing.aborted ? noCover : send(read())
    },
  }
}
