import type { Safety } from '../session/snapshot'
import type { TakeFingerprint } from './fingerprint'
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

/** Writes a checked file down; its bytes are not safe yet. `about` is asked last, for people type meanwhile. */
export async function writeDown(
  { keeping, ownerId }: Remembering,
  file: File,
  takeFingerprint: TakeFingerprint,
  about: () => Omit<NewEntry, 'ownerId' | 'file'>,
): Promise<void> {
  if (keeping === noKeeping) return
  const fingerprint = await takeFingerprint(file)
  await keeping.open(newEntry({ ...about(), ownerId, file: fingerprint }))
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
