import type { UploadLimits } from '../checks/check-video'
import type { ByteStore } from '../keep/byte-store'
import { type Fingerprint, isSameFile } from '../keep/fingerprint'
import { createKeeping } from '../keep/keeping'
import type { KeptUpload, Replaces } from '../keep/kept-upload'
import type { Ledger } from '../keep/ledger'
import type { Ownership, Release } from '../keep/ownership'
import { isForgotten, planResume } from '../keep/plan-resume'
import type { Remembering } from '../keep/remember-clip'
import type { TabChannel, TabMessage, TabView } from '../keep/tab-channel'
import type { SessionTools } from './session-tools'
import { UploadSession } from './upload-session'

/** The places where uploads are kept; null in a browser that has not all of them. */
export type Places = { ledger: Ledger; bytes: ByteStore; ownership: Ownership; tabs: TabChannel }

export type Current = { ownerId: string; session: UploadSession; release: Release }

/** What a page can show besides the upload of its own tab. */
export type Elsewhere = {
  /** Uploads that another tab is sending. */
  inTabs: readonly TabView[]
  /** Uploads whose file has to be chosen again. */
  needFile: readonly KeptUpload[]
}

/** What there is to know of a file that was picked just now. */
export type NewClip = {
  draft: KeptUpload['draft']
  limits: UploadLimits
  createdAtMs: number
  replaces: Replaces | null
}

export const nothingElsewhere: Elsewhere = { inTabs: [], needFile: [] }

/**
 * Finds what earlier pages and other tabs have left, for one person, and goes on with it when nobody else does. One tab
 * owns an upload; those that wait get it when the owner goes, whichever way it went.
 */
export class UploadKeeper {
  private readonly places: Places
  private readonly tools: SessionTools
  private readonly onFound: (found: Current) => void
  private readonly onChange: () => void
  private ownerId: string | null = null
  private looking = new AbortController()
  private readonly watched = new Set<string>()
  /** The uploads of this tab, and how each tells the others where it is. */
  private readonly held = new Map<string, () => void>()
  private state = nothingElsewhere

  constructor(
    places: Places,
    tools: SessionTools,
    hooks: { onFound: (found: Current) => void; onChange: () => void },
  ) {
    this.places = places
    this.tools = tools
    this.onFound = hooks.onFound
    this.onChange = hooks.onChange
    places.tabs.listen((message) => this.hear(message))
  }

  /** Never somebody else's. */
  elsewhere(ownerId: string): Elsewhere {
    return this.ownerId === ownerId ? this.state : nothingElsewhere
  }

  /** Looks for what can go on, from now on; called when somebody opens a page. Again for the same person it changes nothing. */
  async look(ownerId: string): Promise<void> {
    if (this.ownerId === ownerId) return
    this.stopLooking()
    this.ownerId = ownerId
    this.show(nothingElsewhere)
    const { signal } = this.looking
    this.places.tabs.post({ kind: 'who' })
    await this.sweep()
    const kept = await this.places.ledger.all().catch(() => [])
    for (const entry of kept) if (entry.ownerId === ownerId && !signal.aborted) this.watch(entry.id)
  }

  /** Leaves to other tabs what this one does not have yet. */
  stopLooking(): void {
    this.looking.abort(new DOMException('Somebody else has come.', 'AbortError'))
    this.ownerId = null
    this.looking = new AbortController()
    this.watched.clear()
  }

  /** The entry that waits for exactly this file. */
  match(ownerId: string, picked: Fingerprint): KeptUpload | null {
    return this.elsewhere(ownerId).needFile.find(({ file }) => isSameFile(file, picked)) ?? null
  }

  /** An upload of this tab, from now on. @returns null when another tab has it */
  async goOn(kept: KeptUpload, file: File): Promise<Current | null> {
    const release = await this.places.ownership.take(kept.id)
    if (!release) return null
    this.forgetView(kept.id)
    return this.adopt({ ...kept, isPaused: false }, file, release)
  }

  /** A file that was picked just now. */
  begin(ownerId: string, file: File, about: NewClip): Current {
    const { ledger, bytes } = this.places
    const keeping = createKeeping(ledger, bytes, null)
    const { draft, limits, ...place } = about
    const memory = { ownerId, keeping, kept: null, ...place }
    const session = new UploadSession(file, draft, limits, this.tools, memory)
    const released = Promise.withResolvers<void>()
    // Nobody else knows this id yet, so it is not waited for.
    void this.places.ownership.take(session.id).then((release) => released.promise.then(() => release?.()))
    return this.announce({ ownerId, session, release: released.resolve })
  }

  /** Throws away an upload that needs its file. */
  async drop(kept: KeptUpload): Promise<void> {
    const release = await this.places.ownership.take(kept.id)
    if (!release) return
    if (kept.attempt) this.tools.api.discard(kept.attempt.ticket.uploadId)
    await createKeeping(this.places.ledger, this.places.bytes, kept).forget()
    this.forgetView(kept.id)
    this.places.tabs.post({ kind: 'gone', id: kept.id })
    release()
  }

  private watch(id: string): void {
    if (this.watched.has(id) || this.held.has(id)) return
    this.watched.add(id)
    void this.waitFor(id, this.looking.signal).catch(() => undefined)
  }

  private async waitFor(id: string, signal: AbortSignal): Promise<void> {
    const { ledger, bytes, ownership } = this.places
    const release = await ownership.wait(id, signal)
    this.watched.delete(id)
    this.forgetView(id)
    const kept = await ledger.find(id).catch(() => null)
    const file = kept?.hasBytes ? await bytes.open(id, kept.file.sizeBytes) : null
    if (!kept || signal.aborted) return release()
    if (planResume(kept, file !== null) === 'needs_file') {
      this.show({ ...this.state, needFile: [...this.state.needFile, kept] })
      return release()
    }
    this.onFound(this.adopt(kept, file, release))
  }

  private adopt(kept: KeptUpload, file: File | null, release: Release): Current {
    const { ownerId, draft, limits } = kept
    const keeping = createKeeping(this.places.ledger, this.places.bytes, kept)
    const memory: Remembering = { ownerId, keeping, kept }
    return this.announce({
      ownerId,
      release,
      session: new UploadSession(file, draft, limits, this.tools, memory),
    })
  }

  /** Tells the other tabs, at every turn, where it is. */
  private announce(current: Current): Current {
    const { session, ownerId, release } = current
    const { tabs } = this.places
    const tell = () => {
      // Nothing of it is left to do in any tab.
      if (session.snapshot().video) tabs.post({ kind: 'gone', id: session.id })
      else tabs.post({ kind: 'view', view: viewOf(session, ownerId) })
    }
    const stop = session.subscribe(tell)
    this.held.set(session.id, tell)
    return {
      ...current,
      release: () => {
        stop()
        this.held.delete(session.id)
        tabs.post({ kind: 'gone', id: session.id })
        release()
      },
    }
  }

  private hear(message: TabMessage): void {
    if (message.kind === 'gone') this.forgetView(message.id)
    else if (message.kind === 'view') {
      if (message.view.ownerId === this.ownerId) this.see(message.view)
    } else for (const tell of this.held.values()) tell()
  }

  private see(view: TabView): void {
    const inTabs = [...this.state.inTabs.filter(({ id }) => id !== view.id), view]
    this.show({ inTabs, needFile: this.state.needFile.filter(({ id }) => id !== view.id) })
    this.watch(view.id)
  }

  private forgetView(gone: string): void {
    const { inTabs, needFile } = this.state
    this.show({
      inTabs: inTabs.filter(({ id }) => id !== gone),
      needFile: needFile.filter(({ id }) => id !== gone),
    })
  }

  private show(next: Elsewhere): void {
    this.state = next
    this.onChange()
  }

  /** Removes what nobody will come back for, and copies that no entry speaks of. */
  private async sweep(): Promise<void> {
    const { ledger, bytes, ownership } = this.places
    // In this order: an entry is written before its bytes.
    const copies = await bytes.ids()
    const kept = await ledger.all().catch(() => null)
    if (!kept) return
    const old = kept.filter((entry) => isForgotten(entry, this.tools.now())).map(({ id }) => id)
    const strays = copies.filter((copy) => !kept.some(({ id }) => id === copy))
    for (const id of [...old, ...strays]) {
      const release = await ownership.take(id)
      if (!release) continue
      await ledger.remove(id).catch(() => undefined)
      await bytes.remove(id)
      release()
    }
  }
}

function viewOf(session: UploadSession, ownerId: string): TabView {
  const { phase, progress, connection } = session.snapshot()
  const { id, file } = session
  return {
    id,
    ownerId,
    name: file.name,
    sizeBytes: file.size,
    sentBytes: progress.sentBytes,
    phase,
    connection,
  }
}
