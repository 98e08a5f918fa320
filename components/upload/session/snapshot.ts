import type { ClipDetails, VideoDto } from '@/lib/videos/schema'
import type { MediaNote } from '../checks/check-video'
import type { MediaFacts } from '../checks/inspect-media'
import type { CoverFrame } from '../cover/capture-frames'
import type { UploadProblem } from '../engine/problem'
import type { Connection } from '../engine/send-part'

/**
 * checking: the file is read in the browser · unusable: it cannot be sent · preparing: asking for a ticket ·
 * waiting: for its turn · uploading · paused: by the person · uploaded: waits for details · publishing · verifying: storage cannot be asked yet · published ·
 * failed: stopped with a problem, `retry` goes on
 */
export type Phase =
  | 'checking'
  | 'unusable'
  | 'preparing'
  | 'waiting'
  | 'uploading'
  | 'paused'
  | 'uploaded'
  | 'publishing'
  | 'verifying'
  | 'published'
  | 'failed'

export type Progress = {
  sentBytes: number
  bytesPerSecond: number | null
  etaSeconds: number | null
}

/** What is to happen once the bytes are there: show the clip to everybody, now or `at` a moment (ISO 8601), or keep it as a draft. */
export type PublishWish = 'publish' | 'draft' | { at: string }

/** The wish as the server takes it. A moment that passed while the bytes were on their way is now. */
export function toPublication(wish: PublishWish, nowMs: number): { publish: boolean; publishAt?: string } {
  if (typeof wish === 'string') return { publish: wish === 'publish' }
  return Date.parse(wish.at) > nowMs ? { publish: true, publishAt: wish.at } : { publish: true }
}

export type Cover = {
  frames: readonly CoverFrame[]
  /** failed: the browser cannot draw this clip; storage makes a poster by itself */
  state: 'seeking' | 'ready' | 'failed'
  /** The index of a frame, or the picture of one's own. */
  chosen: number | 'own'
  own: Blob | null
  /** By the person, not by us. */
  isPicked: boolean
}

/** The picture to show and to send; null where there is none yet. */
export function chosenJpeg({ frames, chosen, own }: Cover): Blob | null {
  return chosen === 'own' ? own : (frames[chosen]?.jpeg ?? null)
}

/** What the browser keeps of it, whatever happens to this page: the file too, only ledger and words, or nothing. */
export type Safety = 'bytes' | 'words' | 'nothing'

/** One upload as the interface sees it. Replaced, never changed, so that it can be compared by identity. */
export type UploadSnapshot = {
  phase: Phase
  /** What was typed so far, valid or not. */
  words: ClipDetails
  media: MediaFacts | null
  notes: readonly MediaNote[]
  progress: Progress
  connection: Connection
  problem: UploadProblem | null
  safety: Safety
  /** An earlier page had begun it. */
  isResumed: boolean
  /** Storage has confirmed the whole file. */
  isStored: boolean
  wish: PublishWish | null
  cover: Cover
  video: VideoDto | null
}

export const firstSnapshot: UploadSnapshot = {
  phase: 'checking',
  words: { name: '', description: '' },
  media: null,
  notes: [],
  progress: { sentBytes: 0, bytesPerSecond: null, etaSeconds: null },
  connection: 'steady',
  problem: null,
  safety: 'nothing',
  isResumed: false,
  isStored: false,
  wish: null,
  cover: { frames: [], state: 'seeking', chosen: 0, own: null, isPicked: false },
  video: null,
}

const movingPhases: readonly Phase[] = ['checking', 'preparing', 'uploading']
const settledPhases: readonly Phase[] = ['unusable', 'verifying', 'published']

/** Whether closing the tab now would stop bytes or lose something; what is kept and stands still may be left. */
export function wouldLose({ phase, safety, isStored }: UploadSnapshot): boolean {
  if (settledPhases.includes(phase)) return false
  if (movingPhases.includes(phase)) return true
  return isStored ? safety === 'nothing' : safety !== 'bytes'
}
