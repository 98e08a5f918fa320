import type { UploadProblem } from '../engine/problem'
import type { Connection } from '../engine/send-part'
import type { Delivered } from '../engine/send-recipe'
import type { Permission } from '../engine/signature-keeper'
import type { Fingerprint } from '../keep/fingerprint'

/** One file to send. What needs a cookie (a fresh signature) or the page's ledger is asked for on the way. */
export type SendOrder = {
  kind: 'send'
  file: Blob
  fileName: string
  permission: Permission
  uniqueId: string
  doneParts: readonly number[]
  isKept: boolean
}

export type ToWorker =
  | SendOrder
  | { kind: 'fingerprint'; file: File }
  /** To the question of that id; null is a no, or all there is to say. */
  | { kind: 'answer'; id: number; permission: Permission | null }

/** What a worker cannot settle by itself. */
export type Question = { kind: 'save'; doneParts: readonly number[] } | { kind: 'replace_signature' }

export type FromWorker =
  /** It runs and has understood: from here on silence means work. */
  | { kind: 'started' }
  | { kind: 'ask'; id: number; question: Question }
  | { kind: 'signature_good' }
  | { kind: 'progress'; sentBytes: number }
  | { kind: 'connection'; connection: Connection }
  | { kind: 'delivered'; delivered: Delivered }
  | { kind: 'fingerprint'; fingerprint: Fingerprint }
  | { kind: 'failed'; problem: UploadProblem }

/** One end of the line between page and worker; tests join two of them without a thread in between. */
export type Line<Out, In> = { post: (message: Out) => void; listen: (hear: (message: In) => void) => void }
export type WorkerLine = Line<FromWorker, ToWorker>
