import type { ClipDetails, PresignInput, UploadTicket } from '@/lib/videos/schema'
import type { MediaNote, UploadLimits } from '../checks/check-video'
import type { MediaFacts } from '../checks/inspect-media'
import type { Delivered } from '../engine/send-recipe'
import type { PublishWish } from '../session/snapshot'
import type { Fingerprint } from './fingerprint'

/** A ticket and what storage has acknowledged under it. */
export type KeptAttempt = {
  ticket: UploadTicket
  uniqueId: string
  /** The indexes in `doneParts` mean something only for parts of this size. */
  partBytes: number
  doneParts: number[]
  /** How often the file began anew under this ticket because storage had lost its parts. */
  restarts: number
}

/** The clip whose video an upload is to become, instead of a clip of its own. */
export type Replaces = { videoId: string; name: string }

/** One upload as the browser remembers it: all that a page which knows nothing needs to go on. */
export type KeptUpload = {
  /** Pages of two releases may meet over one browser: an entry of another shape is left alone. */
  version: typeof keptVersion
  id: string
  /** Two people may take turns at one kitchen tablet: an entry is only ever shown or sent for this one. */
  ownerId: string
  file: Fingerprint
  /** The copy in the origin-private file system is whole. */
  hasBytes: boolean
  limits: UploadLimits
  announcement: PresignInput
  media: MediaFacts
  notes: readonly MediaNote[]
  draft: ClipDetails
  wish: PublishWish | null
  /** `own` is not there in what an older release wrote. */
  cover: { chosen: number | 'own'; isPicked: boolean; own?: Blob | null }
  /** Not in entries of releases before. */
  replaces?: Replaces | null
  isPaused: boolean
  attempt: KeptAttempt | null
  /** What storage said at the end; from here on only the words are missing. */
  delivered: (Delivered & { uploadId: string }) | null
  createdAtMs: number
}

const keptVersion = 1

export type NewEntry = Omit<KeptUpload, 'version' | 'hasBytes' | 'isPaused' | 'attempt' | 'delivered'>

/** The entry of a file that was just checked. */
export function newEntry(about: NewEntry): KeptUpload {
  return { ...about, version: keptVersion, hasBytes: false, isPaused: false, attempt: null, delivered: null }
}

/** Entries are our own writing, but perhaps that of another release. */
export function isKeptUpload(entry: unknown): entry is KeptUpload {
  return typeof entry === 'object' && entry !== null && 'version' in entry && entry.version === keptVersion
}

/** How much of the file storage has acknowledged. */
export function keptBytes({ attempt, delivered, file }: KeptUpload): number {
  if (delivered) return file.sizeBytes
  return attempt ? Math.min(file.sizeBytes, attempt.doneParts.length * attempt.partBytes) : 0
}

/** What there is to say about a file, whether it was picked just now or is remembered. */
export function describeFile(kept: KeptUpload | null, bytes: File | null): { name: string; size: number } {
  if (kept) return { name: kept.file.name, size: kept.file.sizeBytes }
  return { name: bytes?.name ?? '', size: bytes?.size ?? 0 }
}
