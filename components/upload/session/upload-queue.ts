import type { ClipDetails } from '@/lib/videos/schema'
import type { UploadLimits } from '../checks/check-video'
import type { UploadProblem } from '../engine/problem'
import type { KeptUpload, Replaces } from '../keep/kept-upload'
import { forgetful } from '../keep/remember-clip'
import { stopsQueue } from './judge-failure'
import { isSameTotals, sumUp, type Totals } from './queue-totals'
import type { SessionTools } from './session-tools'
import { wouldLose } from './snapshot'
import { type Current, type Elsewhere, nothingElsewhere, type UploadKeeper } from './upload-keeper'
import { UploadSession } from './upload-session'

/** More at once is a slip of the hand: a whole camera roll was dropped. */
export const maxClips = 20

/** The uploads of a tab in their order. Replaced, never changed. */
export type QueueView = {
  sessions: readonly UploadSession[]
  focused: UploadSession | null
  /** Why the clips that wait are not being sent. */
  haltedBy: UploadProblem | null
}

const nothing: QueueView = { sessions: [], focused: null, haltedBy: null }
const noTotals = sumUp([])

const isSettled = (session: UploadSession) => session.snapshot().video !== null

/** The uploads of one tab, for one person at a time, one of them before their eyes. */
export class UploadQueue {
  private readonly tools: SessionTools
  private readonly keeper: UploadKeeper | null
  private readonly onBusy: (isBusy: boolean) => void
  private readonly listeners = new Set<() => void>()
  private entries: readonly (Current & { stop: () => void })[] = []
  private focusId: string | null = null
  private view = nothing
  private sums: Totals = noTotals
  private lastCreatedMs = 0
  /** Whoever picks another file because the first one was wrong has not changed their mind about the words. */
  private spareWords: { ownerId: string; draft: ClipDetails } | null = null

  /** @param onBusy hears whether there is anything that a closing page would have to ask about */
  constructor(
    tools: SessionTools,
    makeKeeper: (hooks: { onFound: (found: Current) => void; onChange: () => void }) => UploadKeeper | null,
    onBusy: (isBusy: boolean) => void,
  ) {
    this.tools = tools
    this.onBusy = onBusy
    this.keeper = makeKeeper({ onFound: (found) => this.add(found), onChange: () => this.tell() })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Never somebody else's: two people may take turns at one kitchen tablet. */
  of(ownerId: string): QueueView {
    return this.ownerId === ownerId ? this.view : nothing
  }

  totals(ownerId: string): Totals {
    return this.ownerId === ownerId ? this.sums : noTotals
  }

  elsewhere(ownerId: string): Elsewhere {
    return this.keeper?.elsewhere(ownerId) ?? nothingElsewhere
  }

  wouldLose(): boolean {
    return this.entries.some(({ session }) => wouldLose(session.snapshot()))
  }

  /** Goes on with what this person has left unfinished in this browser. */
  async recover(ownerId: string): Promise<void> {
    this.makeRoomFor(ownerId)
    await this.keeper?.look(ownerId)
  }

  /**
   * Takes picked files; those that are waited for go on, the others begin.
   *
   * @param replaces the clip that is to get the one file as its video; null for clips of their own
   * @returns how many did not fit in
   */
  async take(
    ownerId: string,
    files: readonly File[],
    limits: UploadLimits,
    replaces: Replaces | null = null,
  ): Promise<number> {
    this.makeRoomFor(ownerId)
    for (const { session } of this.entries)
      if (session.snapshot().phase === 'unusable') this.remove(session.id)
    const room = maxClips - this.entries.filter(({ session }) => !isSettled(session)).length
    const taken = files.slice(0, Math.max(0, room))
    // Whoever stands before a clip that still needs them is not torn away from it; who replaces a video comes from elsewhere.
    const mayTurn = replaces !== null || !this.view.focused || isSettled(this.view.focused)
    for (const [index, file] of taken.entries()) {
      const kept = replaces ? null : await this.findKept(ownerId, file)
      const goingOn = kept && (await this.keeper?.goOn(kept, file))
      const current = goingOn ?? this.begin(ownerId, file, limits, replaces)
      if (mayTurn && index === 0) this.focusId = current.session.id
      this.add(current)
    }
    this.goOn()
    return files.length - taken.length
  }

  focus(id: string): void {
    this.focusId = id
    this.refresh()
  }

  /** Lets the clips that wait be sent again after the reason to stop is gone, or to see whether it is. */
  goOn(): void {
    const { sending } = this.tools.lanes
    if (!sending.haltedBy) return
    for (const { session } of this.entries) {
      const { problem } = session.snapshot()
      if (problem && stopsQueue(problem)) void session.retry()
    }
    sending.goOn()
    this.refresh()
  }

  /** Cancels one, unless the server has it already, and puts it away; not while the server may be making a clip of it. */
  remove(id: string): void {
    const entry = this.entries.find(({ session }) => session.id === id)
    if (!entry || entry.session.snapshot().phase === 'publishing') return
    const { ownerId, session, release, stop } = entry
    if (!isSettled(session) && !session.replaces) this.spareWords = { ownerId, draft: session.draft }
    stop()
    void session.cancel().then(release)
    this.entries = this.entries.filter((other) => other !== entry)
    if (this.focusId === id) this.focusId = null
    this.refresh()
  }

  /** Puts away what is done. */
  clearDone(): void {
    for (const { session } of this.entries) if (isSettled(session)) this.remove(session.id)
  }

  /** Forgets an upload whose file is not coming back. */
  async drop(kept: KeptUpload): Promise<void> {
    await this.keeper?.drop(kept)
  }

  private get ownerId(): string | null {
    return this.entries[0]?.ownerId ?? null
  }

  private makeRoomFor(ownerId: string): void {
    if (this.ownerId === null || this.ownerId === ownerId) return
    for (const { session, release, stop } of this.entries) {
      stop()
      session.suspend()
      release()
    }
    this.entries = []
    this.focusId = null
    this.refresh()
  }

  private async findKept(ownerId: string, file: File): Promise<KeptUpload | null> {
    const { needFile } = this.elsewhere(ownerId)
    if (!needFile.some((kept) => kept.file.sizeBytes === file.size)) return null
    const picked = await this.tools.fingerprint(file).catch(() => null)
    return picked && (this.keeper?.match(ownerId, picked) ?? null)
  }

  private begin(ownerId: string, file: File, limits: UploadLimits, replaces: Replaces | null): Current {
    // Two that are picked at once keep their order, also in the ledger.
    const createdAtMs = Math.max(this.tools.now(), this.lastCreatedMs + 1)
    this.lastCreatedMs = createdAtMs
    const draft = replaces ? { name: replaces.name, description: '' } : this.takeSpareWords(ownerId)
    const place = { createdAtMs, replaces }
    const kept = this.keeper?.begin(ownerId, file, { draft, limits, ...place })
    return (
      kept ?? {
        ownerId,
        session: new UploadSession(file, draft, limits, this.tools, { ...forgetful, ...place }),
        release: () => undefined,
      }
    )
  }

  private takeSpareWords(ownerId: string): ClipDetails {
    const spare = this.spareWords
    this.spareWords = null
    return spare?.ownerId === ownerId ? spare.draft : { name: '', description: '' }
  }

  private add(current: Current): void {
    const { session } = current
    const stop = session.subscribe(() => this.refresh())
    this.entries = [...this.entries, { ...current, stop }].sort(
      (one, other) => one.session.createdAtMs - other.session.createdAtMs,
    )
    this.refresh()
    void session.start()
  }

  private refresh(): void {
    const sessions = this.entries.map(({ session }) => session)
    const open = sessions.find((session) => !isSettled(session))
    const focused = sessions.find(({ id }) => id === this.focusId) ?? open ?? sessions[0] ?? null
    this.focusId = focused?.id ?? null
    const { haltedBy } = this.tools.lanes.sending
    const isSame =
      focused === this.view.focused &&
      haltedBy === this.view.haltedBy &&
      sessions.length === this.view.sessions.length &&
      sessions.every((session, index) => session === this.view.sessions[index])
    if (!isSame) this.view = { sessions, focused, haltedBy }
    const sums = sumUp(sessions.map((it) => ({ sizeBytes: it.file.size, snapshot: it.snapshot() })))
    const isSameSum = isSameTotals(sums, this.sums)
    if (!isSameSum) this.sums = sums
    this.onBusy(sessions.length > 0)
    if (!isSame || !isSameSum) this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
