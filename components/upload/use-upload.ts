'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { sumUp, type Totals } from './session/queue-totals'
import type { UploadSnapshot } from './session/snapshot'
import type { Elsewhere } from './session/upload-keeper'
import type { QueueView } from './session/upload-queue'
import type { UploadSession } from './session/upload-session'
import { uploads } from './session/uploads'

const noClips: QueueView = { sessions: [], focused: null, haltedBy: null }
const noTotals = sumUp([])

/** The uploads of this tab; changes when one comes, goes, or gets the focus. */
export function useUploads(ownerId: string): QueueView {
  return useSyncExternalStore(
    uploads.subscribe,
    () => uploads.of(ownerId),
    () => noClips,
  )
}

/** What they come to; changes several times a second. */
export function useTotals(ownerId: string): Totals {
  return useSyncExternalStore(
    uploads.subscribe,
    () => uploads.totals(ownerId),
    () => noTotals,
  )
}

const nothingElsewhere: Elsewhere = { inTabs: [], needFile: [] }

/** What other tabs are sending, and what waits for its file. */
export function useUploadsElsewhere(ownerId: string): Elsewhere {
  return useSyncExternalStore(
    uploads.subscribe,
    () => uploads.elsewhere(ownerId),
    () => nothingElsewhere,
  )
}

/** One field of an upload: progress ticks several times a second and must not redraw the form. */
export function useUpload<Field extends keyof UploadSnapshot>(
  session: UploadSession,
  field: Field,
): UploadSnapshot[Field] {
  const read = () => session.snapshot()[field]
  return useSyncExternalStore(session.subscribe, read, read)
}

/** An address for a file that is only on this device; null for the first render. */
export function useObjectUrl(blob: Blob | null): string | null {
  const [made, setMade] = useState<{ blob: Blob; url: string } | null>(null)
  useEffect(() => {
    if (!blob) return setMade(null)
    const url = URL.createObjectURL(blob)
    setMade({ blob, url })
    return () => URL.revokeObjectURL(url)
  }, [blob])
  // The address of the file before is void already, and a picture that asked for it would fail.
  return made?.blob === blob ? (made?.url ?? null) : null
}
