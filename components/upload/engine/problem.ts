import type { ErrorCode, FieldErrors } from '@/lib/core/errors'

/** Everything that can stop an upload, as data: `problem-text.ts` has the words, the cards have the way out. */
export type UploadProblem =
  | { kind: 'empty' }
  | { kind: 'unreadable' }
  | { kind: 'sound_only' }
  | { kind: 'too_large'; sizeBytes: number; limitBytes: number }
  | { kind: 'too_long'; seconds: number; limitSeconds: number }
  | { kind: 'cut_off' }
  | { kind: 'codec' }
  | { kind: 'file_gone' }
  | { kind: 'connection' }
  | { kind: 'storage_refused'; reason: string | null }
  | { kind: 'storage_confused' }
  | {
      kind: 'refused'
      code: ErrorCode
      message: string
      fields: FieldErrors
      retryAfterSeconds: number | null
    }
  | { kind: 'broken' }

/** Carries a problem through promises. */
export class UploadError extends Error {
  readonly problem: UploadProblem

  constructor(problem: UploadProblem, cause?: unknown) {
    super(`upload: ${problem.kind}`, { cause })
    this.name = 'UploadError'
    this.problem = problem
  }
}

/** Whatever was thrown, as a problem; a programming error must not leave the person without an answer. */
export function toProblem(thrown: unknown): UploadProblem {
  return thrown instanceof UploadError ? thrown.problem : { kind: 'broken' }
}

export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError'
}
