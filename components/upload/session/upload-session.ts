import { newSecretId } from '@/lib/core/ids'
import { type ClipDetails, clipDetails } from '@/lib/videos/schema'
import { type CheckTools, checkVideo, type UploadLimits } from '../checks/check-video'
import { type CaptureFrames, firstChoice, frameSlots, pickTimes } from '../cover/capture-frames'
import { isAbort, toProblem, type UploadProblem } from '../engine/problem'
import type { Connection, SendTools } from '../engine/send-part'
import type { Delivered } from '../engine/send-recipe'
import { createPaceReporter } from './pace-reporter'
import { publishClip, uploadCover } from './publish-clip'
import { type Cover, firstSnapshot, type PublishWish, type UploadSnapshot } from './snapshot'
import { createTransfer, type Transfer } from './transfer'
import type { UploadApi } from './upload-api'

export type SessionTools = SendTools & CheckTools & { api: UploadApi; captureFrames: CaptureFrames }

/** What presign accepts as a name (`presignInput`). */
const maxFileNameLength = 255

/**
 * One picked file from check to publication. Knows no React and no page, so that it outlives both: walking
 * through the app does not stop an upload.
 */
export class UploadSession {
  readonly id = newSecretId()
  readonly file: File
  /** What was typed so far, valid or not; survives leaving the page. */
  draft: ClipDetails
  private readonly limits: UploadLimits
  private readonly tools: SessionTools
  private readonly stopped = new AbortController()
  private readonly listeners = new Set<() => void>()
  private state: UploadSnapshot = firstSnapshot
  private transfer: Transfer | null = null
  private delivered: (Delivered & { uploadId: string }) | null = null
  private coverSent: { jpeg: Blob; uploadId: Promise<string | null> } | null = null

  constructor(file: File, draft: ClipDetails, limits: UploadLimits, tools: SessionTools) {
    this.file = file
    this.draft = draft
    this.limits = limits
    this.tools = tools
  }

  readonly snapshot = (): UploadSnapshot => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly start = async (): Promise<void> => {
    try {
      const { mime, media, notes } = await checkVideo(this.file, this.limits, this.tools)
      this.stopped.signal.throwIfAborted()
      this.set({ phase: 'preparing', media, notes })
      const limitSeconds = this.limits.maxVideoSeconds ?? media.durationSeconds
      const announcement = {
        kind: 'video',
        fileName: this.file.name.slice(0, maxFileNameLength) || 'clip',
        mime,
        bytes: this.file.size,
        // Within the slack that checkVideo grants, or the announcement would be refused for a single frame.
        durationSec: Math.min(media.durationSeconds, limitSeconds),
      } as const
      this.transfer = createTransfer(this.file, announcement, this.tools.api, this.tools)
      void this.collectFrames(media.durationSeconds)
    } catch (thrown) {
      if (!isAbort(thrown)) this.set({ phase: 'unusable', problem: toProblem(thrown) })
      return
    }
    await this.send(this.transfer)
  }

  /** Goes on after a failure, from whatever step failed. */
  readonly retry = async (): Promise<void> => {
    if (this.state.phase !== 'failed') return
    if (this.delivered) await this.publish(this.delivered)
    else if (this.transfer) await this.send(this.transfer)
  }

  /** Ends the upload for good and takes back what storage has, unless the server already has the clip. */
  readonly cancel = (): void => {
    this.stopped.abort(new DOMException('The upload was cancelled.', 'AbortError'))
    if (this.state.video) return
    this.transfer?.discard()
    this.discardCover()
  }

  readonly chooseFrame = (chosen: number): void => {
    this.setCover({ chosen, isPicked: true })
  }

  /** Remembered while the bytes still move, done at once when they are there. */
  readonly wishPublish = async (wish: PublishWish): Promise<void> => {
    this.set({ wish })
    void this.sendCover()
    const canPublish = this.state.phase === 'uploaded' || this.state.phase === 'failed'
    if (this.delivered && canPublish) await this.publish(this.delivered)
  }

  readonly withdrawWish = (): void => {
    if (this.state.phase !== 'publishing') this.set({ wish: null })
  }

  private async send(transfer: Transfer): Promise<void> {
    const pace = createPaceReporter(this.file.size, this.tools.now, (progress) => this.set({ progress }))
    this.set({ phase: 'preparing', problem: null })
    try {
      this.delivered = await transfer.run({
        signal: this.stopped.signal,
        onTicket: (start) => {
          this.set({ phase: 'uploading' })
          // A resumed part is sent from its beginning; the figure people watch does not go back with it.
          pace.start(start === 'resumed' ? this.state.progress.sentBytes : 0)
        },
        onProgress: pace.onProgress,
        onConnection: (connection) => {
          if (connection === this.state.connection) return
          this.setConnection(connection)
          pace.onConnection(connection)
        },
      })
      this.set({ phase: 'uploaded', isStored: true })
    } catch (thrown) {
      this.fail(thrown)
      return
    } finally {
      pace.stop()
    }
    if (this.state.wish) await this.publish(this.delivered)
  }

  private async publish(delivered: Delivered & { uploadId: string }): Promise<void> {
    const details = clipDetails.safeParse(this.draft)
    // Words that were changed to something unusable after the wish: back to the form.
    if (!this.state.wish || !details.success)
      return this.set({ phase: 'uploaded', wish: null, problem: null })
    this.set({ phase: 'publishing', problem: null })
    try {
      const video = await publishClip({
        delivered,
        details: { ...details.data, publish: this.state.wish === 'publish' },
        coverUploadId: this.sendCover(),
        api: this.tools.api,
        tools: this.tools,
        signal: this.stopped.signal,
        onConnection: this.setConnection,
        onVerifying: (pending) => this.set({ phase: 'verifying', video: pending }),
      })
      this.set({ phase: video.status === 'verifying' ? 'verifying' : 'published', video })
    } catch (thrown) {
      this.fail(thrown)
    }
  }

  private async collectFrames(durationSeconds: number): Promise<void> {
    const times = pickTimes(durationSeconds, frameSlots.length)
    this.setCover({ chosen: firstChoice(times, durationSeconds) })
    try {
      for await (const frame of this.tools.captureFrames(this.file, times, this.stopped.signal))
        this.setCover({ frames: [...this.state.cover.frames, frame] })
      this.setCover({ state: 'ready' })
    } catch {
      this.setCover({ state: this.state.cover.frames.length > 0 ? 'ready' : 'failed' })
    }
  }

  /** Once per chosen frame; a frame chosen later takes the place of the one already sent. */
  private sendCover(): Promise<string | null> {
    const { frames, chosen } = this.state.cover
    const jpeg = frames[chosen]?.jpeg ?? frames[0]?.jpeg
    if (!jpeg) return Promise.resolve(null)
    if (this.coverSent?.jpeg === jpeg) return this.coverSent.uploadId
    this.discardCover()
    const { limits, tools, stopped } = this
    const uploadId = uploadCover(jpeg, limits.maxCoverBytes, tools.api, tools, stopped.signal)
    const sent = { jpeg, uploadId }
    this.coverSent = sent
    // Forgotten when it failed, so that `retry` sends the frame again now that the connection is back.
    void uploadId.then((id) => {
      if (id === null && this.coverSent === sent) this.coverSent = null
    })
    return uploadId
  }

  private discardCover(): void {
    const { api } = this.tools
    void this.coverSent?.uploadId.then((uploadId) => uploadId && api.discard(uploadId))
    this.coverSent = null
  }

  private fail(thrown: unknown): void {
    if (this.stopped.signal.aborted) return
    const problem = toProblem(thrown)
    if (this.state.video) {
      this.failAcknowledged(problem)
      return
    }
    if (problem.kind === 'refused' && /^upload_(expired|missing|rejected)$/.test(problem.code)) {
      this.delivered = null
      this.transfer?.discard()
    }
    this.set({ phase: 'failed', problem, connection: 'steady', isStored: this.delivered !== null })
  }

  /** The server has the clip and finishes it without us: not getting an answer here is no failure. */
  private failAcknowledged(problem: UploadProblem): void {
    if (problem.kind !== 'refused' || problem.code !== 'upload_rejected') {
      this.set({ phase: 'verifying', connection: 'steady' })
      return
    }
    // Its last word: it has removed the clip itself, so "almost there" would be untrue; no DELETE needed.
    this.delivered = null
    this.transfer = null
    this.set({ phase: 'failed', problem, connection: 'steady', isStored: false, video: null })
  }

  private readonly setConnection = (connection: Connection): void => {
    this.set({ connection })
  }

  private setCover(change: Partial<Cover>): void {
    this.set({ cover: { ...this.state.cover, ...change } })
  }

  private set(change: Partial<UploadSnapshot>): void {
    if (this.stopped.signal.aborted) return
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}
