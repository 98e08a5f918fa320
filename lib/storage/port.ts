import 'server-only'
import type { Playback, UploadRecipe } from './schema'

type ProviderId = 'cloudinary' | 'local'
export type AssetKind = 'video' | 'cover' | 'avatar'

/** The row that was written before any signature: the only thing a verification believes. */
export type Ticket = {
  id: string
  kind: AssetKind
  key: string
  mime: string
  declaredBytes: number
  maxBytes: number
  maxDurationSec: number | null
  createdAt: Date
}

/** What storage itself says it holds. `pin` names exactly these bytes: a later overwrite has another. */
export type Asset = {
  key: string
  pin: string
  mime: string
  bytes: number
  durationMs: number | null
  width: number
  height: number
  url: string
  /** Whether every browser plays the file as it came: H.264 and AAC, or no sound, in an MP4. */
  playsAsIs: boolean
}

/** A stored clip as it is played. `hasRenditions`: storage has made the stream and the file for phones. */
export type StoredClip = {
  key: string
  pin: string
  mime: string
  playsAsIs: boolean
  hasRenditions: boolean
}

export type Refusal =
  | 'key_mismatch'
  | 'bad_proof'
  | 'wrong_type'
  | 'wrong_size'
  | 'too_large'
  | 'too_long'
  | 'truncated'
  | 'changed'

export type Verdict =
  | { outcome: 'accepted'; asset: Asset }
  /** Not the announced file: to be removed, and never to be tried again. */
  | { outcome: 'refused'; reason: Refusal }
  /** Nothing at the key yet. */
  | { outcome: 'missing' }
  /** Storage did not answer: nothing is known, so nothing may be lost. */
  | { outcome: 'unavailable'; cause: unknown }

/** What the browser claims to have received from storage. Compared, never stored. */
export type PostedProof = { url: string; receipt: Record<string, unknown> }

/** `id` is the same for the same notice told again, and for no other. */
export type StorageNotice = { kind: 'uploaded' | 'other'; key: string; id: string }

/** One provider of storage. Bytes go from the browser to it; only permissions and facts pass through here. */
export type VideoStore = {
  readonly id: ProviderId
  /** Signs one upload: fixed key, formats and ticket; valid for one hour. Pure: nothing is sent. */
  signUpload(ticket: Ticket): UploadRecipe[]
  /** Asks the provider what lies at the ticket's key and compares; `proof` is null for a webhook. */
  verify(ticket: Ticket, proof: PostedProof | null): Promise<Verdict>
  /** Removes the object, whatever type it was smuggled in as. Repeating it is harmless. */
  remove(key: string): Promise<'deleted' | 'absent'>
  playback(clip: StoredClip, cover: { key: string; pin: string } | null): Playback
  /** Tells the provider to make what `playback` names beside the clip itself. Repeating it is harmless. */
  orderRenditions(key: string): Promise<void>
  /** Asks the delivery host whether all of that is there. */
  hasRenditions(clip: { key: string; pin: string }): Promise<boolean>
  imageUrl(image: { key: string; pin: string }, widthPx: number): string
  /** @throws AppError `bad_signature`, `stale_notification`, `malformed_request` */
  readWebhook(headers: Headers, rawBody: Uint8Array): StorageNotice
}
