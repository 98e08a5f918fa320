'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { currentUpload } from './session/current-upload'
import type { UploadSnapshot } from './session/snapshot'
import type { UploadSession } from './session/upload-session'

export function useCurrentUpload(ownerId: string): UploadSession | null {
  return useSyncExternalStore(
    currentUpload.subscribe,
    () => currentUpload.of(ownerId),
    () => null,
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
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!blob) return setUrl(null)
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
