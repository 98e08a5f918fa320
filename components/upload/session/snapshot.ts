import type { VideoDto } from '@/lib/videos/schema'
import type { MediaNote } from '../checks/check-video'
import type { MediaFacts } from '../checks/inspect-media'
import type { CoverFrame } from '../cover/capture-frames'
import type { UploadProblem } from '../engine/problem'
import type { Connection } from '../engine/send-part'

/**
 * checking: the file is read in the browser · unusable: it cannot be sent · preparing: asking for a ticket ·
 * uploading · uploaded: waits for details · publishing · verifying: storage cannot be asked yet · published ·
 * failed: stopped with a problem, `retry` goes on
 */
export type Phase =
  | 'checking'
  | 'unusable'
  | 'preparing'
  | 'uploading'
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

/** What is to happen once the bytes are there: show the clip to everybody, or keep it as a draft. */
export type PublishWish = 'publish' | 'draft'

export type Cover = {
  frames: readonly CoverFrame[]
  /** failed: the browser cannot draw this clip; storage makes a poster by itself */
  state: 'seeking' | 'ready' | 'failed'
  chosen: number
  /** By the person, not by us. */
  isPicked: boolean
}

/** One upload as the interface sees it. Replaced, never changed, so that it can be compared by identity. */
export type UploadSnapshot = {
  phase: Phase
  media: MediaFacts | null
  notes: readonly MediaNote[]
  progress: Progress
  connection: Connection
  problem: UploadProblem | null
  /** Storage has confirmed the whole file. */
  isStored: boolean
  wish: PublishWish | null
  cover: Cover
  video: VideoDto | null
}

export const firstSnapshot: UploadSnapshot = {
  phase: 'checking',
  media: null,
  notes: [],
  progress: { sentBytes: 0, bytesPerSecond: null, etaSeconds: null },
  connection: 'steady',
  problem: null,
  isStored: false,
  wish: null,
  cover: { frames: [], state: 'seeking', chosen: 0, isPicked: false },
  video: null,
}

/** Whether closing the tab now would lose something. */
export function wouldLose({ phase }: UploadSnapshot): boolean {
  return phase !== 'unusable' && phase !== 'published' && phase !== 'verifying'
}
