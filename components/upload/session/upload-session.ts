import { newSecretId } from '@/lib/core/ids'
import { type ClipDetails, clipDetails, type VideoDto } from '@/lib/videos/schema'
import type { UploadLimits } from '../checks/check-video'
import { isAbort, toProblem, type UploadProblem } from '../engine/problem'
import type { Connection } from '../engine/send-part'
import type { Delivered } from '../engine/send-recipe'
import { describeFile, type KeptUpload, keptBytes, type Replaces } from '../keep/kept-upload'
import { forgetful, keepBytes, type Remembering, startFingerprint, writeDown } from '../keep/remember-clip'
import { announceClip } from './announce-clip'
import { carryBytes } from './carry-bytes'
import { collectCover } from './collect-cover'
import { createCoverSender } from './cover-sender'
import { askAgainMs, judgeFailure, stopsQueue } from './judge-failure'
import { publishClip } from './publish-clip'
import type { SessionTools } from './session-tools'
import { type Cover, type PublishWish, toPublication } from './snapshot'
import { SnapshotHolder } from './snapshot-holder'
import { createTransfer, keepAttempts, type Transfer } from './transfer'

/**
 * One picked file from check to publication. Knows no React and no page, so that it outlives both: walking
 * through the app does not stop an upload, and with a ledger neither does the end of the browser.
 */
export class UploadSession extends SnapshotHolder {
  readonly id: string
  /** Its place in the queue. */
  readonly createdAtMs: number
  /** Set when it is to become the video of a clip that is there; then it needs no words. */
  readonly replaces: Replaces | null
  /** What there is to say about the file, also when its bytes are not here. */
  readonly file: { readonly name: string; readonly size: number }
  /** Null when all is in storage already and nothing was kept here. */
  readonly bytes: File | null
  readonly limits: UploadLimits
  private readonly tools: SessionTools
  private readonly memory: Remembering
  /** Ends the bytes on their way and nothing else. */
  private running = new AbortController()
  private transfer: Transfer | null = null
  private delivered: (Delivered & { uploadId: string }) | null = null
  private readonly drawing = new AbortController()
  private drawn = Promise.resolve()
  private readonly covers: ReturnType<typeof createCoverSender>

  constructor(
    bytes: File | null,
    draft: ClipDetails,
    limits: UploadLimits,
    tools: SessionTools,
    memory = forgetful,
  ) {
    super()
    const { kept } = memory
    this.id = kept?.id ?? newSecretId()
    this.createdAtMs = kept?.createdAtMs ?? memory.createdAtMs ?? tools.now()
    this.replaces = (kept ?? memory).replaces ?? null
    this.bytes = bytes
    this.file = describeFile(kept, bytes)
    this.state = { ...this.state, words: draft, wish: this.replaces ? 'publish' : null }
    this.limits = limits
    this.tools = tools
    this.memory = memory
    this.covers = createCoverSender(tools.api, tools, limits.maxCoverBytes, this.stopped.signal)
  }

  /** What was typed so far, valid or not; survives leaving the page. */
  get draft(): ClipDetails {
    return this.state.words
  }

  set draft(words: ClipDetails) {
    const { name, description } = this.state.words
    if (words.name === name && words.description === description) return
    this.set({ words })
    void this.memory.keeping.update({ draft: words })
  }

  readonly start = async (): Promise<void> => {
    const { kept } = this.memory
    if (kept) return this.goOn(kept)
    const file = this.bytes
    if (!file) return
    try {
      this.transfer = await this.look(file)
    } catch (thrown) {
      if (!isAbort(thrown)) this.set({ phase: 'unusable', problem: toProblem(thrown) })
      return
    }
    await this.send(this.transfer)
  }

  /** Goes on after a failure, from whatever step failed. */
  readonly retry = async (): Promise<void> => {
    const { phase, problem } = this.state
    if (phase !== 'failed') return
    const { delivered, transfer } = this
    const done = delivered ? this.publish(delivered) : transfer && this.send(transfer)
    // Only now, so that this one is at its place before the next is let through.
    if (problem && stopsQueue(problem)) this.tools.lanes.sending.goOn()
    await done
  }

  readonly pause = (): void => {
    if (this.state.phase !== 'uploading' && this.state.phase !== 'waiting') return
    this.set({ phase: 'paused', connection: 'steady' })
    void this.memory.keeping.update({ isPaused: true })
    this.running.abort(new DOMException('The upload was paused.', 'AbortError'))
  }

  readonly resume = async (): Promise<void> => {
    if (this.state.phase !== 'paused' || !this.transfer) return
    void this.memory.keeping.update({ isPaused: false })
    await this.send(this.transfer)
  }

  /** Ends the upload for good and takes back what storage has, unless the server already has the clip. */
  readonly cancel = (): Promise<void> => {
    this.stopped.abort(new DOMException('The upload was cancelled.', 'AbortError'))
    if (!this.state.video) {
      this.transfer?.discard()
      if (this.delivered && !this.transfer) this.tools.api.discard(this.delivered.uploadId)
      this.covers.discard()
    }
    return this.forget()
  }

  /** Falls silent and leaves everything as it is, for whoever goes on with it. */
  readonly suspend = (): void =>
    this.stopped.abort(new DOMException('The upload goes on elsewhere.', 'AbortError'))

  readonly chooseCover = (chosen: Cover['chosen'], own = this.state.cover.own): void => {
    this.setCover({ chosen, own, isPicked: true })
    void this.memory.keeping.update({ cover: { chosen, own, isPicked: true } })
  }

  /** Remembered while the bytes still move, done at once when they are there. */
  readonly wishPublish = async (wish: PublishWish): Promise<void> => {
    this.set({ wish })
    void this.memory.keeping.update({ wish })
    void this.covers.send(this.state.cover)
    const canPublish = this.state.phase === 'uploaded' || this.state.phase === 'failed'
    if (this.delivered && canPublish) await this.publish(this.delivered)
  }

  readonly withdrawWish = (): void => {
    if (this.state.phase === 'publishing') return
    this.set({ wish: null })
    void this.memory.keeping.update({ wish: null })
  }

  /** An earlier page had checked and announced the file, and perhaps sent some or all of it. */
  private async goOn(kept: KeptUpload): Promise<void> {
    const { media, notes, wish, cover, announcement, attempt, delivered } = kept
    const { bytes, memory, stopped } = this
    const progress = { ...this.state.progress, sentBytes: keptBytes(kept) }
    this.set({ media, notes, wish, progress, isResumed: true, phase: 'preparing' })
    this.setCover({ ...cover, own: cover.own ?? null, state: bytes ? 'seeking' : 'failed' })
    if (bytes) this.collectFrames(bytes, media.durationSeconds)
    const copy = bytes && !kept.hasBytes ? await memory.keeping.copy(bytes, stopped.signal) : bytes
    this.set({ safety: copy ? 'bytes' : 'words' })
    const keep = keepAttempts(memory.keeping, attempt)
    if (bytes) this.transfer = createTransfer(copy ?? bytes, announcement, this.tools.api, this.tools, keep)
    if (delivered) {
      this.delivered = delivered
      this.set({ phase: 'uploaded', isStored: true })
      if (wish) await this.publish(delivered)
    } else if (kept.isPaused) this.set({ phase: 'paused' })
    else if (this.transfer) await this.send(this.transfer)
  }

  private async look(file: File): Promise<Transfer> {
    const { id, limits, createdAtMs, replaces, tools, memory } = this
    const { announcement } = await tools.lanes.looking.pass(createdAtMs, this.stopped.signal, async () => {
      const fingerprint = startFingerprint(memory, file, tools.fingerprint)
      const announced = await announceClip(file, limits, tools)
      this.stopped.signal.throwIfAborted()
      this.set({ phase: 'preparing', media: announced.media, notes: announced.notes })
      this.collectFrames(file, announced.media.durationSeconds)
      await writeDown(memory, fingerprint, () => {
        const { chosen, own, isPicked } = this.state.cover
        const choices = { draft: this.draft, wish: this.state.wish, cover: { chosen, own, isPicked } }
        return { ...announced, ...choices, id, limits, createdAtMs, replaces }
      })
      return announced
    })
    // Before the first byte leaves, so that the very first crash already costs nothing.
    const { copy, safety } = await keepBytes(memory, file, this.stopped.signal)
    this.stopped.signal.throwIfAborted()
    this.set({ safety })
    return createTransfer(copy ?? file, announcement, tools.api, tools, keepAttempts(memory.keeping, null))
  }

  /** In its turn. A failure is known before the next one is let through. */
  private async send(transfer: Transfer): Promise<void> {
    const { sending } = this.tools.lanes
    const running = new AbortController()
    const signal = AbortSignal.any([this.stopped.signal, running.signal])
    this.running = running
    this.set({ phase: sending.isFree ? 'preparing' : 'waiting', problem: null })
    const run = async () => {
      try {
        await this.carry(transfer, signal)
      } catch (thrown) {
        if (!running.signal.aborted) this.fail(thrown)
      }
    }
    await sending.pass(this.createdAtMs, signal, run).catch(() => undefined)
    if (this.state.phase === 'uploaded' && this.state.wish && this.delivered)
      await this.publish(this.delivered)
  }

  private async carry(transfer: Transfer, signal: AbortSignal): Promise<void> {
    if (this.state.phase === 'waiting') this.set({ phase: 'preparing' })
    this.delivered = await carryBytes(transfer, {
      signal,
      now: this.tools.now,
      sizeBytes: this.file.size,
      shownBytes: () => this.state.progress.sentBytes,
      onStart: () => this.set({ phase: 'uploading' }),
      onProgress: (progress) => this.set({ progress }),
      onConnection: this.setConnection,
    })
    await this.memory.keeping.update({ delivered: this.delivered })
    this.set({ phase: 'uploaded', isStored: true })
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
        replaces: this.replaces?.videoId ?? null,
        details: { ...details.data, ...toPublication(this.state.wish, this.tools.now()) },
        cover: this.covers.sendWhenDrawn(() => this.state.cover, this.drawn, this.drawing.signal),
        tools: this.tools,
        signal: this.stopped.signal,
        onConnection: this.setConnection,
        onVerifying: (pending) => this.acknowledge('verifying', pending),
      })
      this.acknowledge(video.status === 'verifying' ? 'verifying' : 'published', video)
    } catch (thrown) {
      this.fail(thrown)
    }
  }

  /** The server has the clip and finishes it without us: nothing of it has to be kept here any longer. */
  private acknowledge(phase: 'verifying' | 'published', video: VideoDto): void {
    this.set({ phase, video })
    void this.forget()
  }

  /** A player that reads a file which is gone says so in the console, for ever after. */
  private async forget(): Promise<void> {
    this.drawing.abort(new DOMException('The clip is done.', 'AbortError'))
    await this.drawn
    await this.memory.keeping.forget()
  }

  private collectFrames(file: File, durationSeconds: number): void {
    const holder = { cover: () => this.state.cover, setCover: this.setCover.bind(this) }
    const { captureFrames, lanes } = this.tools
    const signal = AbortSignal.any([this.stopped.signal, this.drawing.signal])
    const collect = () => collectCover(file, durationSeconds, captureFrames, holder, signal)
    this.drawn = lanes.drawing.pass(this.createdAtMs, signal, collect).catch(() => undefined)
  }

  private fail(thrown: unknown): void {
    if (this.stopped.signal.aborted) return
    const problem = toProblem(thrown)
    const so = { isAcknowledged: this.state.video !== null, isDelivered: this.delivered !== null }
    const verdict = judgeFailure(problem, so)
    if (verdict === 'still_verifying') {
      this.set({ phase: 'verifying', connection: 'steady' })
      return
    }
    if (verdict !== 'stop') this.delivered = null
    if (verdict === 'refused_after_all') this.transfer = null
    if (verdict === 'send_again') {
      void this.memory.keeping.update({ delivered: null })
      this.transfer?.discard()
    }
    if (stopsQueue(problem)) this.tools.lanes.sending.halt(problem)
    const isStored = this.delivered !== null
    this.set({ phase: 'failed', problem, connection: 'steady', isStored, video: null })
    void this.askAgain(problem)
  }

  private async askAgain(about: UploadProblem): Promise<void> {
    const ms = askAgainMs(about, this.tools.random)
    if (ms === null) return
    await this.tools.sleep(ms, this.stopped.signal).catch(() => undefined)
    if (!this.stopped.signal.aborted && this.state.problem === about) await this.retry()
  }

  private readonly setConnection = (connection: Connection): void => this.set({ connection })
}
