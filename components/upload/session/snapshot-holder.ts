import { type Cover, firstSnapshot, type UploadSnapshot } from './snapshot'

/** The watched half of an upload: one state that is replaced, and those who want to know. */
export class SnapshotHolder {
  /** Once aborted, nothing is told any more. */
  protected readonly stopped = new AbortController()
  protected state: UploadSnapshot = firstSnapshot
  private readonly listeners = new Set<() => void>()

  readonly snapshot = (): UploadSnapshot => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  protected set(change: Partial<UploadSnapshot>): void {
    if (this.stopped.signal.aborted) return
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }

  protected setCover(change: Partial<Cover>): void {
    this.set({ cover: { ...this.state.cover, ...change } })
  }
}
