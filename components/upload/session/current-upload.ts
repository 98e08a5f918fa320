import type { ClipDetails } from '@/lib/videos/schema'
import type { UploadLimits } from '../checks/check-video'
import { inspectMedia } from '../checks/inspect-media'
import { captureFrames } from '../cover/capture-frames'
import { browserConnectivity } from '../engine/connectivity'
import { wait } from '../engine/wait'
import { sendByXhr } from '../engine/xhr-transport'
import { wouldLose } from './snapshot'
import { uploadApi } from './upload-api'
import { type SessionTools, UploadSession } from './upload-session'

const browserTools: SessionTools = {
  api: uploadApi,
  transport: sendByXhr,
  connectivity: browserConnectivity,
  sleep: wait,
  // Unix time that a corrected clock cannot turn back: it is compared with expiries and measures speed.
  now: () => performance.timeOrigin + performance.now(),
  random: Math.random,
  inspect: inspectMedia,
  captureFrames,
  canPlay: (type) => document.createElement('video').canPlayType(type) !== '',
}

/** Module state on purpose: it lives as long as the tab, not as long as a page. */
let current: { ownerId: string; session: UploadSession } | null = null
/** Whoever picks another file because the first one was wrong has not changed their mind about the words. */
let keptDraft: { ownerId: string; draft: ClipDetails } | null = null
const listeners = new Set<() => void>()

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  if (current && wouldLose(current.session.snapshot())) event.preventDefault()
}

function replace(next: typeof current): void {
  current = next
  // A page that listens for `beforeunload` is kept out of the back-forward cache: listen only while needed.
  if (next) window.addEventListener('beforeunload', warnBeforeLeaving)
  else window.removeEventListener('beforeunload', warnBeforeLeaving)
  for (const listener of listeners) listener()
}

/** The upload of this tab. */
export const currentUpload = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Never somebody else's: two people may take turns at one kitchen tablet. */
  of(ownerId: string): UploadSession | null {
    return current?.ownerId === ownerId ? current.session : null
  },
  begin(ownerId: string, file: File, limits: UploadLimits): void {
    this.clear()
    const draft = keptDraft?.ownerId === ownerId ? keptDraft.draft : { name: '', description: '' }
    const session = new UploadSession(file, draft, limits, browserTools)
    replace({ ownerId, session })
    void session.start()
  },
  /** Cancels what is running and makes room for the next file. */
  clear(): void {
    if (!current) return
    const { ownerId, session } = current
    const isUsedUp = session.snapshot().video !== null
    keptDraft = isUsedUp ? null : { ownerId, draft: session.draft }
    session.cancel()
    replace(null)
  },
}
