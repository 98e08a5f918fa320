/** One multipart POST on its way to storage. */
export type PartRequest = {
  url: string
  headers: [name: string, value: string][]
  body: FormData
  /** Size of the file slice inside `body`: the rest of the body is form fields and does not count as progress. */
  sliceBytes: number
  onSent: (sentBytes: number) => void
  signal: AbortSignal
}

export type PartAnswer = { status: number; text: string; retryAfterSeconds: number | null }

/** No answer at all: offline, reset, blocked, stalled. Always worth another try. */
export class ConnectionLost extends Error {
  constructor(reason: string) {
    super(`connection lost: ${reason}`)
    this.name = 'ConnectionLost'
  }
}

/**
 * Sends one part.
 *
 * @throws ConnectionLost when no answer came
 * @throws DOMException `AbortError` when the signal asked for it
 */
export type Transport = (request: PartRequest) => Promise<PartAnswer>
