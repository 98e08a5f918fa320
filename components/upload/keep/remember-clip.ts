import type { Safety } from '../session/snapshot'
import type { Fingerprint, TakeFingerprint } from './fingerprint'
import { type Keeping, noKeeping } from './keeping'
import { type KeptUpload, type NewEntry, newEntry, type Replaces } from './kept-upload'

/** How an upload is written down, and what was written by an earlier page. */
export type Remembering = {
  ownerId: string
  keeping: Keeping
  kept: KeptUpload | null
  /** The place in the queue of one that begins; now where nobody says. */
  createdAtMs?: number
  replaces?: Replaces | null
}

/** Nothing outlives the page. */
export const forgetful: Remembering = { ownerId: '', keeping: noKeeping, kept: null }

/** Begins to take the fingerprint while the file is still being checked; null where nothing is written down. */
export function startFingerprint(
  { keeping }: Remembering,
  file: File,
  take: TakeFingerprint,
): Promise<Fingerprint> | null {
  if (keeping === noKeeping) return null
  const taking = take(file)
  // A file that cannot be used is not waited for any further.
  taking.catch(() => undefined)
  return taking
}

/** Writes a checked file down; its bytes are not safe yet. `about` is asked last, for people type meanwhile. */
export async function writeDown(
  { keeping, ownerId }: Remembering,
  fingerprint: Promise<Fingerprint> | null,
  about: () => Omit<NewEntry, 'ownerId' | 'file'>,
): Promise<void> {
  if (!fingerprint) return
  const file = await fingerprint
  await keeping.open(newEntry({ ...about(), ownerId, file }))
}

/** Copies a file that is written down. @returns the copy, if there is one, and what a crash would now spare */
export async function keepBytes(
  { keeping }: Remembering,
  file: File,
  signal: AbortSignal,
): Promise<{ copy: File | null; safety: Safety }> {
  const copy = await keeping.copy(file, signal)
  return { copy, safety: copy ? 'bytes' : keeping.isWritten() ? 'words' : 'nothing' }
}
